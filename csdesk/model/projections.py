"""What a plan would lead to, if every initiative due by then were done. Never a forecast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import AreaId, InitiativeId, InstrumentId, QuestionId
from csdesk.model.kpi_book import KpiGoal
from csdesk.model.levels import MaturityResult
from csdesk.model.roadmap import Horizon

REACH = Horizon.DAY_180
"""By this day a target counts as one that can be reached soon."""


@dataclass(frozen=True, slots=True)
class InstrumentProjection:
    """An instrument scored again with the answers that the plan allows."""

    instrument: InstrumentId
    now: MaturityResult
    then: Mapping[Horizon, MaturityResult]
    raised: Mapping[Horizon, int]
    """Questions that could be answered better by then."""


@dataclass(frozen=True, slots=True)
class TargetOutlook:
    """A level that an area aims at; ``reached`` None: not with this plan.

    The initiatives and questions are those that keep it from being reached by day 180.
    """

    instrument: InstrumentId
    area: AreaId
    tier_now: int
    aimed: int
    tier_then: int
    """At day 180."""
    reached: Horizon | None
    later: tuple[InitiativeId, ...] = ()
    """In the plan, due after day 180."""
    not_planned: tuple[InitiativeId, ...] = ()
    """In the library, and not in the plan."""
    unraised: tuple[QuestionId, ...] = ()
    """Nothing in the library raises their answer enough."""
    unanswered: tuple[QuestionId, ...] = ()

    @property
    def is_in_reach(self) -> bool:
        """Return whether it is reached by day 180."""
        return self.reached is not None and self.reached <= REACH


class GoalChance(StrEnum):
    """Whether the plan moves a KPI as far as its goal by day 180."""

    REACHED = "reached"
    LIKELY = "likely"
    """Even by the low estimates."""
    OPEN = "open"
    """By the high estimates only."""
    OUT_OF_REACH = "out_of_reach"
    UNKNOWN = "unknown"
    """The KPI has no value, or nobody put a figure on what the initiatives move."""


@dataclass(frozen=True, slots=True)
class GoalOutlook:
    """A goal for a KPI; ``needed``, ``low`` and ``high`` in its unit, never below 0."""

    goal: KpiGoal
    chance: GoalChance
    by_day: int
    """Day 180 of the plan, or the day on which the goal is due where that is earlier."""
    needed: float | None
    low: float
    high: float
    """What is said to be moved by the initiatives that are done by then."""
    doing: tuple[InitiativeId, ...] = ()
    """Those that are done by then."""
    later: tuple[InitiativeId, ...] = ()
    not_planned: tuple[InitiativeId, ...] = ()
