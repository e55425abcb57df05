"""Goals: each of the three once, with KPIs that are computed or say what they would need."""

from __future__ import annotations

from csdesk.content.contents import Contents, Entry
from csdesk.content.rejection import MISSING, rejection
from csdesk.model.clients import PrimaryGoal
from csdesk.model.goals import Goal, GoalKpi


def check_goals(contents: Contents) -> None:
    """Check that every goal stands once, and that its KPIs exist or say what is missing."""
    goals: tuple[Entry[Goal], ...] = contents.of("goal")
    given = [entry.item.id for entry in goals]
    for goal in PrimaryGoal:
        if given.count(goal) != 1:
            found = given.count(goal) or MISSING
            raise rejection("resources/library/goals", f"goal “{goal}”", found, "exactly one")
    for entry in goals:
        for number, kpi in enumerate(entry.item.kpis, start=1):
            _check_kpi(entry, f"kpis[{number}]", kpi, contents.ids("kpi"))


def _check_kpi(entry: Entry[Goal], path: str, named: GoalKpi, known: frozenset[str]) -> None:
    if named.kpi is None and not named.note.strip():
        raise entry.missing(f"{path}.note", "what a KPI that is not computed would need")
    if named.kpi is not None and named.kpi not in known:
        raise entry.reject(f"{path}.kpi", named.kpi, "the id of a KPI")
