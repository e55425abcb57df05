"""What a person decided about the plan, what became of it, and the plan that was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import InitiativeId, KpiId
from csdesk.model.kpis import Unit
from csdesk.model.revenue import RevenueSource
from csdesk.model.roadmap import Horizon


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """Where a person put an initiative; ``horizon`` None: left out of the plan."""

    initiative: InitiativeId
    horizon: Horizon | None
    reason: str = ""


class ProgressState(StrEnum):
    """How far an initiative is."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class InitiativeProgress:
    """What became of an initiative; effort in person-days."""

    initiative: InitiativeId
    state: ProgressState
    started_on: date | None = None
    done_on: date | None = None
    spent_days: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PromisedItem:
    """An initiative as the final plan promised it; days of effort, money in the client's currency.

    ``value_low`` and ``value_high`` None: nobody put an amount on it.
    """

    initiative: InitiativeId
    title: str
    horizon: Horizon
    due_on: date
    effort_days: float
    value_low: float | None = None
    value_high: float | None = None


@dataclass(frozen=True, slots=True)
class PromisedKpi:
    """A KPI that the plan is to move, as it stood when the plan was made final, in its unit.

    ``value`` None: it could not be computed. ``target`` None: nobody set one. ``low`` and ``high``
    are what the initiatives are said to move, never below 0; None: nobody put a figure on it.
    """

    kpi: KpiId
    unit: Unit
    value: float | None
    method: str
    target: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class PlanBaseline:
    """Where the client stood when the plan was made final; money a year in ``currency``.

    ``arr`` None: no list said it. ``preserved`` and ``added``, from low to high, are what the whole
    plan is to keep and to add in ARR; None: it could not be told then.
    """

    as_of: date
    currency: str
    arr: float | None = None
    source: RevenueSource | None = None
    """Which of the client's lists said it."""
    lost: float | None = None
    """ARR that customers took away in the ``window_days`` before; None: nothing tells."""
    grown: float | None = None
    """ARR that customers added in the same days, for more of it and not for another price."""
    window_days: int = 0
    preserved: tuple[float, float] | None = None
    added: tuple[float, float] | None = None
    kpis: tuple[PromisedKpi, ...] = ()


@dataclass(frozen=True, slots=True)
class FinalPlan:
    """The plan as it was made final: what a re-audit holds the client's progress against."""

    made_on: date
    made_by: str
    start_on: date
    items: tuple[PromisedItem, ...]
    baseline: PlanBaseline | None = None
    """None: it was made final before the figures of that day were kept with it."""
