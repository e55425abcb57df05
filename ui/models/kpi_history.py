"""The values that a KPI had on earlier days, with that of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.formatting import day_range, plural, quantity
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import KpiGoal
from csdesk.model.kpis import KpiDefinition
from ui.models.kpi_goals import day_of, find_goal


@dataclass(frozen=True, slots=True)
class KpiHistory:
    """Values by day, the oldest first, and the way that the goal asks for."""

    days: tuple[date, ...]
    values: tuple[float, ...]
    words: tuple[str, ...]
    goal: KpiGoal | None = None
    aim: str = ""
    """The target of the goal."""
    caution: str = ""

    @property
    def sentence(self) -> str:
        """Return how many values were kept, and of when."""
        return f"{plural(len(self.days), 'value')}, {day_range(self.days[0], self.days[-1])}"


def follow_kpi(definition: KpiDefinition, diagnosis: Diagnosis) -> KpiHistory | None:
    """Return the values of a KPI over time; None with fewer than two of them."""
    value = diagnosis.kpis.get(definition.id)
    kept = diagnosis.metrics.history.get(definition.id, ())
    known = {one.as_of: one.value for one in kept if one.value is not None}
    methods = {one.method for one in kept if one.value is not None}
    if value is not None and value.value is not None:
        known[day_of(diagnosis)] = value.value
        methods.add(value.method)
    if len(known) < 2:
        return None
    days = tuple(sorted(known))
    values = tuple(known[day] for day in days)
    currency = diagnosis.client.currency
    goal = find_goal(diagnosis, definition.id)
    return KpiHistory(
        days=days,
        values=values,
        words=tuple(quantity(one, definition.unit, currency) for one in values),
        goal=goal.goal if goal else None,
        aim=quantity(goal.goal.target, definition.unit, currency, trim=True) if goal else "",
        caution="They were not all computed in the same way." if len(methods) > 1 else "",
    )
