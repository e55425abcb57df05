"""What a person decided about the plan, what became of it, and the plan that was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import InitiativeId
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
class FinalPlan:
    """The plan as it was made final: what a re-audit holds the client's progress against."""

    made_on: date
    made_by: str
    start_on: date
    items: tuple[PromisedItem, ...]
