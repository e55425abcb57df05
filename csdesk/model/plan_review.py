"""What stands beside the plan: why each initiative is where it is, and what it would break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.investment import NO_INVESTMENT, InvestmentReview
from csdesk.model.plan_choices import FinalPlan, InitiativeProgress
from csdesk.model.plan_since import DuePromise, PlanSince
from csdesk.model.plan_templates import PhasePlan
from csdesk.model.projections import GoalOutlook, InstrumentProjection, TargetOutlook
from csdesk.model.roadmap import Horizon, TeamSize
from csdesk.model.staffing import NO_STAFFING, StaffingReview


@dataclass(frozen=True, slots=True)
class Capacity:
    """Person-days that there are for the plan, by horizon; a horizon that is left out: no limit."""

    team: Mapping[Horizon, float] = field(default_factory=dict)
    """Of everybody together."""
    roles: Mapping[RoleId, Mapping[Horizon, float]] = field(default_factory=dict)
    """Of the roles that are known; of others nobody knows."""


class PlaceReason(StrEnum):
    """Why an initiative is where it is, or is not in the plan."""

    EARLIEST = "earliest"
    """It stands as early as it may."""
    HELD = "held"
    """A person put it there."""
    LEFT_OUT = "left_out"
    """A person left it out."""
    REQUIRES = "requires"
    """What it needs comes no earlier, or not at all."""
    ROLE = "role"
    """A role has no more days before."""
    TEAM = "team"
    """The team has no more days before."""
    LANES = "lanes"
    """As much runs side by side before as the rules allow."""
    TOO_LONG = "too_long"
    """It takes longer than the horizon before."""
    AFTER_END = "after_end"
    """Its kind of work begins after the end of a short plan."""


@dataclass(frozen=True, slots=True)
class PlaceExplanation:
    """Why an initiative stands in ``horizon`` and no earlier; None: not in the plan."""

    initiative: InitiativeId
    horizon: Horizon | None
    reason: PlaceReason
    role: RoleId | None = None
    """The role whose days are used up."""
    short_days: float | None = None
    """The person-days that are missing for the horizon before."""
    requires: InitiativeId | None = None
    """What it waits for."""


class PlanMethod(StrEnum):
    """How the plan was found."""

    SOLVED = "solved"
    """By a solver, up to the gap that is stated."""
    EARLIEST = "earliest"
    """Everything stands as early as it may, so no plan can be worth more."""
    IN_ORDER = "in_order"
    """In order of priority, as the solver found nothing better."""


@dataclass(frozen=True, slots=True)
class PlanSolution:
    """What was found: ``worth`` in points (impact times feasibility, more the earlier it is done).

    ``bound`` is what no plan can exceed.
    """

    method: PlanMethod
    worth: float
    bound: float
    explanations: tuple[PlaceExplanation, ...]

    @property
    def gap(self) -> float:
        """Return how far the plan may be from the best one, 0 to 1."""
        return 0.0 if self.bound <= 0 else max(0.0, 1 - self.worth / self.bound)

    def explanation(self, initiative: InitiativeId) -> PlaceExplanation | None:
        """Return why an initiative is where it is."""
        return next((one for one in self.explanations if one.initiative == initiative), None)


class PlanBreach(StrEnum):
    """What is wrong with a plan as it stands."""

    NO_QUICK_WIN = "no_quick_win"
    """Nothing is done by day 30 (S0.20): the plan cannot be made final."""
    OVER_TEAM = "over_team"
    """More is asked of the team in a horizon than it has."""
    OVER_ROLE = "over_role"
    """More is asked of a role in a horizon than it has."""
    OVER_LANES = "over_lanes"
    """More runs side by side than the rules allow."""
    BEFORE_BASE = "before_base"
    """An initiative comes before what it needs."""
    WITHOUT_BASE = "without_base"
    """What an initiative needs is not in the plan."""


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One breach, with what it is about; ``days`` are the person-days that are missing."""

    breach: PlanBreach
    horizon: Horizon | None = None
    role: RoleId | None = None
    days: float | None = None
    initiative: InitiativeId | None = None
    requires: InitiativeId | None = None

    @property
    def blocks(self) -> bool:
        """Return whether the plan cannot be made final with it."""
        return self.breach is PlanBreach.NO_QUICK_WIN


@dataclass(frozen=True, slots=True)
class Load:
    """What a horizon asks of a role, or of the team where ``role`` is None, in person-days."""

    horizon: Horizon
    role: RoleId | None
    asked: float
    available: float | None
    """None: nobody said."""


@dataclass(frozen=True, slots=True)
class TeamReading:
    """The size of the team that the RACI is made for, and what it was read from."""

    size: TeamSize
    is_chosen: bool = False
    """A person chose it, whatever the lists say."""
    csms: int | None = None
    accounts: int | None = None
    """None: no list says."""


@dataclass(frozen=True, slots=True)
class PlanReview:
    """Everything that is told about a plan beside the plan itself."""

    solution: PlanSolution | None = None
    """None: there is no plan yet."""
    titles: Mapping[InitiativeId, str] = field(default_factory=dict)
    """What the initiatives are called that could be in the plan."""
    last: Horizon = Horizon.DAY_360
    """The last horizon that the plan may use."""
    problems: tuple[PlanProblem, ...] = ()
    loads: tuple[Load, ...] = ()
    final: FinalPlan | None = None
    """The plan as it was promised, once it was made final."""
    progress: Mapping[InitiativeId, InitiativeProgress] = field(default_factory=dict)
    """What became of initiatives, of those that are done and planned no more as well."""
    raci_problems: tuple[str, ...] = ()
    """What is wrong with who does what, in sentences."""
    team: TeamReading | None = None
    """None: the library knows no sizes."""
    investment: InvestmentReview = NO_INVESTMENT
    staffing: StaffingReview = NO_STAFFING
    phases: PhasePlan | None = None
    """The chosen template on the dates of the plan."""
    projections: tuple[InstrumentProjection, ...] = ()
    """How instruments would stand once the plan's initiatives are done."""
    targets: tuple[TargetOutlook, ...] = ()
    """The levels that are aimed at, and whether the plan gets there in time."""
    goals: tuple[GoalOutlook, ...] = ()
    """The goals for KPIs, and whether the plan gets there in time."""
    promises: tuple[DuePromise, ...] = ()
    """What the final plan promised by a day, kept or not; empty without one."""
    since: PlanSince | None = None
    """What came of the final plan, this audit's or else the last one's before; None: there is none.
    """


NO_PLAN_REVIEW = PlanReview()
