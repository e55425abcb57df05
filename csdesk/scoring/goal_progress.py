"""How far goals have come (S1.1), and what less churn would keep (S1.2, D25)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import GoalProgress, GoalTemplate, KpiGoal
from csdesk.model.kpi_reading import ArrPreserved
from csdesk.model.kpis import KpiValue

FULL = 100.0
CHURN = KpiId("gross_churn")
DAYS_OF_A_YEAR = 365.0


def follow_goals(
    goals: Iterable[KpiGoal], values: Mapping[KpiId, KpiValue], as_of: date
) -> tuple[GoalProgress, ...]:
    """Return how far each goal has come by ``as_of``, the one that is due first before others."""
    ordered = sorted(goals, key=lambda goal: (goal.due_on, goal.kpi))
    return tuple(follow_goal(goal, values.get(goal.kpi), as_of) for goal in ordered)


def follow_goal(goal: KpiGoal, value: KpiValue | None, as_of: date) -> GoalProgress:
    """Return how far one goal has come: percent of the way, and of the time from 0 to 100.

    The way is (value − baseline) ÷ (target − baseline), so that it is the same for goals that
    fall. It is above 100 past the target and below 0 when the KPI went the other way.
    """
    elapsed = _elapsed(goal, as_of)
    number = value.value if value else None
    if number is None:
        reason = (value.reason if value else None) or "The KPI has no value."
        return GoalProgress(goal, None, None, elapsed, reason)
    way = FULL * (number - goal.baseline) / (goal.target - goal.baseline)
    return GoalProgress(goal, number, way, elapsed)


def preserve_arr(
    arr: float | None, churn: KpiValue | None, target: float, templates: Iterable[GoalTemplate]
) -> ArrPreserved:
    """Return what gross churn at ``target`` instead of today's would keep in a year (D25).

    ARR × (churn − target) for each window of the churn in a year, without compounding. ``target``
    is in percent over the window of the value. The source text's own sum is a reference only.
    """
    said = next((one for one in templates if one.kpi == CHURN), None)
    reference = f"{said.rationale} ({said.said_by}, {said.source})" if said else ""
    method = "ARR × (gross churn − target) × windows in a year, without compounding."
    if not arr:
        return ArrPreserved(None, method, "The list of customers has no ARR.", reference)
    if churn is None or churn.value is None or not churn.window_days:
        reason = (churn.reason if churn else None) or "Gross churn has no value over a window."
        return ArrPreserved(None, method, reason, reference)
    windows = DAYS_OF_A_YEAR / churn.window_days
    windows = round(windows) if windows >= 1 else windows
    return ArrPreserved(arr * (churn.value - target) / FULL * windows, method, "", reference)


def _elapsed(goal: KpiGoal, as_of: date) -> float:
    passed = (as_of - goal.start_on).days / (goal.due_on - goal.start_on).days
    return FULL * min(max(passed, 0.0), 1.0)
