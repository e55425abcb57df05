"""The numbers that show the client's primary goal (S2.5)."""

from __future__ import annotations

from csdesk.formatting import sentence
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.goals import Goal, GoalKpi
from csdesk.model.kpis import Unit
from csdesk.model.library import Library
from csdesk.report.document import Column, Format, Quantity, Table, Value
from csdesk.report.rates import measured
from csdesk.report.statuses import target_status
from csdesk.scoring.goals import chosen_goal, find_goal


def goal_tables(diagnosis: Diagnosis, library: Library) -> tuple[Table, ...]:
    """Return the KPIs of the chosen goal with their values; nothing where none is chosen."""
    goal = find_goal(library, chosen_goal(diagnosis.client, diagnosis.answers))
    return () if goal is None else (_goal_table(goal, diagnosis),)


def _goal_table(goal: Goal, diagnosis: Diagnosis) -> Table:
    return Table(
        name="Goal",
        title=f"Primary goal: {goal.name}",
        columns=(
            Column("What shows it", Format.TEXT, 0.3),
            Column("Value", Format.QUANTITY, 0.15),
            Column("Against target", Format.STATUS, 0.2),
            Column("What it would need", Format.TEXT, 0.35),
        ),
        rows=tuple(_row(kpi, diagnosis) for kpi in goal.kpis),
        empty="No number is set for this goal.",
        notes=(goal.meaning,),
    )


def _row(named: GoalKpi, diagnosis: Diagnosis) -> tuple[Value, ...]:
    definition = diagnosis.definition(named.kpi) if named.kpi is not None else None
    value = diagnosis.kpis.get(named.kpi) if named.kpi is not None else None
    if definition is None or value is None:
        return (named.name, Quantity(None, Unit.RATIO), None, named.note or None)
    status = target_status(value, definition) if definition.target is not None else None
    shown = measured(value)
    return (named.name, shown, status, sentence(value.reason or "") or None)
