"""What to do about it: initiatives, horizons, gates and who answers for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from csdesk.model.identifiers import (
    AreaId,
    ChoiceId,
    InitiativeId,
    KpiId,
    QuestionId,
    RaciRowId,
    RoleId,
    RuleId,
)

QUICK_WIN_BY = 30
"""A quick win is due by this day of the plan, counted from day 0 (S0.20)."""


class Horizon(IntEnum):
    """The three horizons of the plan, in days from its start (S1.20)."""

    DAY_90 = 90
    DAY_180 = 180
    DAY_360 = 360

    @property
    def first_day(self) -> int:
        """Return the day from which work is placed in it: where the horizon before it ends."""
        return max((horizon.value for horizon in Horizon if horizon < self), default=0)


class Complexity(StrEnum):
    """How hard an initiative is (S1.66): low takes 2 to 4 weeks, high 3 to 6 months."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Aim(StrEnum):
    """The four outcomes that a programme can have (S1.7)."""

    LOWER_CHURN = "lower_churn"
    EXPANSION = "expansion"
    NET_RETENTION = "net_retention"
    TIME_TO_VALUE = "time_to_value"


class RaciLetter(StrEnum):
    """Does it, answers for it, is asked, is told."""

    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    CONSULTED = "C"
    INFORMED = "I"


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the RACI; ``aliases`` are what the source texts call it as well (C59)."""

    id: RoleId
    name: str
    short: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamSize:
    """Which roles have people of their own in a team of a size, as shipped content (S1.101).

    Sizes come smallest first; the last has no bounds.
    """

    id: str
    name: str
    about: str
    csms_below: int | None = None
    accounts_below: int | None = None
    held_by: Mapping[RoleId, RoleId] = field(default_factory=dict)
    """The roles without, each with the one that does their part."""
    told: tuple[RoleId, ...] = ()
    """Who is told where somebody is asked and nobody else is left to be told."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class RaciRow:
    """Who does what in one activity; exactly one role is accountable, at least one responsible."""

    id: RaciRowId
    activity: str
    letters: Mapping[RoleId, RaciLetter]
    initiative: InitiativeId | None = None
    """None: one of the standing activities of S1.89."""

    def holder(self, letter: RaciLetter) -> RoleId | None:
        """Return the first role with this letter."""
        return next((role for role, given in self.letters.items() if given is letter), None)


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something worth doing, as shipped content. Effort in person-days, durations in days."""

    id: InitiativeId
    title: str
    area: AreaId
    workstream: str
    outcome: str
    """What is true when it is done, checkable."""
    steps: tuple[str, ...]
    effort_low: float
    effort_high: float
    duration: int
    quick_win: bool
    impact: int
    feasibility: int
    raci: Mapping[RoleId, RaciLetter]
    kpi: KpiId | None = None
    source: str = ""
    early_horizon: Horizon | None = None
    """Where it moves when a critical finding asks for it (C47); None: it keeps its pillar's."""
    complexity: Complexity = Complexity.MEDIUM
    aim: Aim = Aim.LOWER_CHURN
    work: Mapping[RoleId, float] = field(default_factory=dict)
    """Person-days by role, between the low and the high effort in sum."""
    cost_low: float = 0.0
    cost_high: float = 0.0
    """Spend beside people, in US dollars, as a rule of thumb."""
    requires: tuple[InitiativeId, ...] = ()
    """What must be done before; of those that the plan does not need, nothing is asked."""
    gain_low: float | None = None
    gain_high: float | None = None
    """What its KPI moves by, in the KPI's unit: an estimate, never below 0."""
    answers: Mapping[QuestionId, ChoiceId] = field(default_factory=dict)
    """What can be answered once it is done: its gain, criterion by criterion."""
    deliverables: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    quoted: str = ""
    """Complexity, cost and gain as a source text has them: no forecast for this client (S1.64)."""


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How initiatives become a plan, as shipped content; days count from the plan's start."""

    horizon_of_area: Mapping[AreaId, Horizon]
    default_quick_win: InitiativeId
    """Offered in every plan that has no other quick win (S4.23)."""
    quick_win_due: int
    """A quick win is done by this day (S0.20)."""
    quick_wins_at_once: int
    at_once: int
    """Initiatives that run side by side in a horizon, beside the quick wins."""
    stagger: int
    """Days between the first starts, so that not everything begins on one morning."""
    pinned: int
    """Improvement priorities that stand on the report's first page (S0.21)."""
    team_days: tuple[float, ...] = ()
    """Person-days of everybody together in each horizon (S1.97); none: no limit."""
    last: Horizon = Horizon.DAY_360
    """Nothing is placed after it: a short plan ends earlier (S0.20)."""
    workstreams: tuple[str, ...] = ()
    """What the work of every initiative belongs to (S1.7)."""
    durations: Mapping[Complexity, tuple[int, ...]] = field(default_factory=dict)
    """The fewest and the most days of an initiative that is so hard (S1.66, D28)."""
    most_accountable: int = 0
    """Initiatives that one role can answer for at once; 0: no limit."""
    most_responsible: int = 0
    """Initiatives that one role can do at once; 0: no limit."""


@dataclass(frozen=True, slots=True)
class RoadmapItem:
    """An initiative that was placed: days count from the plan's start, the due day included."""

    initiative: Initiative
    horizon: Horizon
    start_day: int
    due_day: int
    start_on: date
    due_on: date
    priority: float
    arr_at_stake: float | None
    findings: tuple[RuleId, ...]
    owner: str = ""
    """A person's name once one is assigned; empty: only the accountable role is known."""
    top_three: bool = False

    @property
    def is_quick_win(self) -> bool:
        """Return whether it is a quick win that the plan really finishes by day 30 (S0.20)."""
        return self.initiative.quick_win and self.due_day <= QUICK_WIN_BY


@dataclass(frozen=True, slots=True)
class Gate:
    """What must hold before the next phase starts (S1.83); days from the plan's start."""

    number: int
    phase: str
    first_day: int
    last_day: int
    window_from: int
    window_to: int
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The plan: every initiative once, in order of its start."""

    start_on: date
    items: tuple[RoadmapItem, ...]
    gates: tuple[Gate, ...]
    raci: tuple[RaciRow, ...]
    roles: tuple[Role, ...]
    team: TeamSize | None = None
    """The size of team by which the RACI was made; None: every role stands on its own."""

    @property
    def raci_roles(self) -> tuple[Role, ...]:
        """Return the roles that the RACI is about: not those whose part another one does."""
        held = self.team.held_by if self.team else {}
        used = {role for row in self.raci for role in row.letters}
        return tuple(role for role in self.roles if role.id not in held or role.id in used)

    def of_horizon(self, horizon: Horizon) -> tuple[RoadmapItem, ...]:
        """Return the items of one horizon."""
        return tuple(item for item in self.items if item.horizon is horizon)

    def row_of(self, initiative: InitiativeId) -> RaciRow | None:
        """Return who does what in an initiative of the plan, changed by hand or as shipped."""
        return next((row for row in self.raci if row.initiative == initiative), None)
