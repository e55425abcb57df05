"""The levels that follow from answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import AreaId, InstrumentId


class LevelState(StrEnum):
    """How far a level can be trusted."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    """Some questions that apply are unanswered."""
    NOT_ASSESSED = "not_assessed"
    """Nothing is answered, or nothing applies."""


@dataclass(frozen=True, slots=True)
class AreaLevel:
    """The level of one area.

    ``tier`` 0 to 4 (None: not assessed). ``index``, ``low``, ``high`` 0 to 100: the weighted mean
    credit of the answered questions, and its worst and best case over what is unanswered or
    uncertain.
    """

    area: AreaId
    tier: int | None
    index: float | None
    low: float | None
    high: float | None
    answered: int
    applicable: int
    state: LevelState
    is_met: bool = True
    """False where ``tier`` is the lowest of all and even of that something is missing."""
    tier_low: int | None = None
    tier_high: int | None = None
    """The tier in the worst and the best case, as ``low`` and ``high`` of the index."""
    confidence: float | None = None
    """Mean confidence of the answered questions by weight, 1 to 5."""
    not_applicable: int = 0
    deferred: int = 0


@dataclass(frozen=True, slots=True)
class MaturityResult:
    """The levels of all areas, and of the whole: its tier is the lowest of the areas (S1.15)."""

    instrument: InstrumentId
    areas: tuple[AreaLevel, ...]
    overall: AreaLevel
    average_tier: float | None
    """Mean tier of the assessed areas, shown beside the lowest."""
    average_low: float | None = None
    average_high: float | None = None
    """The mean tier in the worst and the best case."""
    dimensions: tuple[AreaLevel, ...] = ()
    """The index of each dimension; they have no tier."""
    points: float | None = None
    most_points: float | None = None
    """Points earned, and those that the applicable questions offer, where it counts points."""
    left_out: tuple[AreaId, ...] = ()
    """Areas outside the chosen functions; they count nowhere."""

    def area(self, area: AreaId) -> AreaLevel:
        """Return the level of one area or dimension; KeyError when there is none."""
        for level in (*self.areas, *self.dimensions):
            if level.area == area:
                return level
        raise KeyError(area)
