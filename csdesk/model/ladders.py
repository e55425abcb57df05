"""The rungs of a ladder, and the words that an index deserves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """The percentage of a rung's credit that a tier asks for."""

    rung: int
    percent: float


@dataclass(frozen=True, slots=True)
class Tier:
    """A rung of the ladder; ``number`` counts from 1, 0 stands for "not in place".

    ``needs`` are the thresholds of this tier; without any, every rung up to it in full.
    """

    number: int
    name: str
    meaning: str
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """The word that an index deserves from ``at_least`` (0 to 100) upwards."""

    at_least: float
    word: str
    meaning: str = ""
