"""What came of a plan since it was made final: revenue, KPIs and value, each with its causes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from csdesk.model.clients import Engagement
from csdesk.model.identifiers import InitiativeId
from csdesk.model.investment import Gap
from csdesk.model.plan_choices import FinalPlan, InitiativeProgress, ProgressState, PromisedKpi
from csdesk.model.revenue import MovementKind, MovementPeriod


@dataclass(frozen=True, slots=True)
class RevenueBridge:
    """From the ARR that the plan was made with to that of now, in the client's currency.

    ``then + repair + method + (period.end - period.start) = now``: what the lists were corrected
    by, what another kind of list says about the same day, and what customers did.
    """

    then_on: date
    then: float
    repair: float
    method: float
    period: MovementPeriod
    now: float
    is_parted: bool = True
    """False: another list tells revenue now, so that repairs stand under ``method``."""

    @property
    def days_apart(self) -> int:
        """Return the days between the plan's and the nearest one whose revenue is known today."""
        return abs((self.period.start_on - self.then_on).days)

    @property
    def rates(self) -> float:
        """Return what exchange rates did, which is neither the customers' nor ours."""
        return self.period.amount(MovementKind.FX)

    @property
    def customers(self) -> float:
        """Return what customers did: all that moved but exchange rates."""
        return self.period.end - self.period.start - self.rates


@dataclass(frozen=True, slots=True)
class KpiSince:
    """A promised KPI beside its value now.

    Three parts lead from then to now: ``data``, what corrected lists changed about the plan's day;
    ``method``, what another way of computing changed; ``customers``, the rest. A part that cannot
    be told from the others is None; ``is_mixed``: the customers' part stands with another method.
    """

    promised: PromisedKpi
    now: float | None
    change: float | None
    """None: one of the two values is missing, and ``reason`` says which."""
    data: float | None = None
    method: float | None = None
    customers: float | None = None
    is_mixed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ValueSince:
    """What was lost and gained since the plan beside the pace of before, in ARR.

    ``lost_before`` and ``grown_before`` are those of the ``window_days`` before the plan; at their
    pace ``lost_expected`` and ``grown_expected`` would have come in the ``days`` since.
    """

    days: int
    window_days: int
    lost_before: float
    grown_before: float
    lost: float
    grown: float

    @property
    def lost_expected(self) -> float:
        """Return what would have been lost at the pace before the plan."""
        return self.lost_before * self.days / self.window_days

    @property
    def grown_expected(self) -> float:
        """Return what would have been added at the pace before the plan."""
        return self.grown_before * self.days / self.window_days

    @property
    def kept(self) -> float:
        """Return by how much less was lost than at the pace before; below 0: more was lost."""
        return self.lost_expected - self.lost

    @property
    def added(self) -> float:
        """Return by how much more was added than at the pace before; below 0: less was added."""
        return self.grown - self.grown_expected


@dataclass(frozen=True, slots=True)
class PlanSince:
    """A final plan with what came of it by a day; ``gaps`` say what cannot be told, and why."""

    final: FinalPlan
    on: date
    engagement: Engagement | None = None
    """The audit before that the plan is of; None: this one."""
    progress: Mapping[InitiativeId, InitiativeProgress] = field(default_factory=dict)
    bridge: RevenueBridge | None = None
    value: ValueSince | None = None
    kpis: tuple[KpiSince, ...] = ()
    gaps: tuple[Gap, ...] = ()


class PromiseKind(StrEnum):
    """What a final plan promises by a day; rules name these."""

    INITIATIVES = "initiatives"
    GATES = "gates"


@dataclass(frozen=True, slots=True)
class DuePromise:
    """One thing that a final plan promised by a day."""

    kind: PromiseKind
    title: str
    due_on: date
    is_open: bool
    """It is neither kept nor given up."""
    state: ProgressState | None = None
    """How far an initiative is; None: not begun, or nobody said."""
