"""What a client wants most, and the KPIs that show it (S2.5)."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.clients import PrimaryGoal
from csdesk.model.identifiers import KpiId


@dataclass(frozen=True, slots=True)
class GoalKpi:
    """A KPI that a goal asks for."""

    name: str
    kpi: KpiId | None = None
    """The computed KPI; None where csdesk does not compute it."""
    note: str = ""
    """What it would need, where it is not computed."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A primary goal with its KPIs, the first ones first, as shipped content."""

    id: PrimaryGoal
    name: str
    meaning: str
    kpis: tuple[GoalKpi, ...]
