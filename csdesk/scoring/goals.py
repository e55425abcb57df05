"""Which KPIs a client's primary goal asks for (S2.5)."""

from __future__ import annotations

from csdesk.model.clients import PrimaryGoal
from csdesk.model.goals import GoalKpi
from csdesk.model.library import Library


def goal_kpis(library: Library, goal: PrimaryGoal | None) -> tuple[GoalKpi, ...]:
    """Return the KPIs of a goal, the first ones first; none where no goal is chosen."""
    return next((known.kpis for known in library.goals if known.id is goal), ())
