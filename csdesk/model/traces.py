"""Where a number of an assessment comes from: what counted, how much, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from csdesk.model.identifiers import AreaId, QuestionId
from csdesk.model.levels import AreaLevel


class LeftOut(StrEnum):
    """Why something counts nowhere in an index."""

    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"
    DEFERRED = "deferred"
    OUT_OF_SCOPE = "out_of_scope"
    """Its area belongs to none of the chosen functions."""
    NOT_SCORED = "not_scored"
    """A fact, a number or a text: it earns nothing."""


@dataclass(frozen=True, slots=True)
class QuestionTrace:
    """One question in the index of its area. ``gained`` and ``missed`` are points of the index."""

    question: QuestionId
    answer: str
    """The label of the answer that was given; empty where there is none."""
    weight: float
    claimed: float | None
    """What the answer earns by itself, 0 to 1."""
    credit: float | None
    """What counts: less than ``claimed`` where the data contradict the answer."""
    gained: float
    missed: float
    left_out: LeftOut | None
    reason: str
    """Why it does not apply, or is put off, in the words of whoever said so."""
    holds_back: int | None
    """The next tier, where this question is among those that keep it from being reached."""

    @property
    def is_capped(self) -> bool:
        """Say whether the data left less to the answer than it claims."""
        return self.credit is not None and self.claimed is not None and self.credit < self.claimed


@dataclass(frozen=True, slots=True)
class AreaTrace:
    """The level of an area with every question that it rests on, in their order."""

    level: AreaLevel
    questions: tuple[QuestionTrace, ...]
    next_tier: int | None

    @property
    def gained(self) -> float:
        """Return the sum of all contributions: the index."""
        return fsum(line.gained for line in self.questions)


@dataclass(frozen=True, slots=True)
class PartTrace:
    """One area or dimension in the index of a whole. ``gained`` and ``missed`` as above."""

    part: AreaId
    weight: float
    index: float | None
    gained: float
    missed: float
    left_out: LeftOut | None


@dataclass(frozen=True, slots=True)
class WholeTrace:
    """The index of a dimension or of the whole, with every part that it rests on."""

    level: AreaLevel
    parts: tuple[PartTrace, ...]

    @property
    def gained(self) -> float:
        """Return the sum of all contributions: the index."""
        return fsum(part.gained for part in self.parts)
