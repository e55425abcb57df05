"""The goals that a person set for single KPIs, and how far they have come (S1.1)."""

from __future__ import annotations

from csdesk.formatting import day, quantity, sentence
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import GoalProgress
from csdesk.model.kpis import KpiDefinition, Unit
from csdesk.report.document import Column, Format, Noted, Quantity, Table, Value


def progress_tables(diagnosis: Diagnosis) -> tuple[Table, ...]:
    """Return all goals with their progress, the first to be due first; nothing without goals."""
    if not diagnosis.metrics.goals:
        return ()
    return (
        Table(
            name="Goals",
            title="How far have the goals come?",
            columns=(
                Column("Goal", Format.TEXT, 0.3),
                Column("At the start", Format.QUANTITY, 0.1),
                Column("Now", Format.QUANTITY, 0.1),
                Column("Goal by then", Format.QUANTITY, 0.1),
                Column("Of the way", Format.PERCENT, 0.1),
                Column("Of the time", Format.PERCENT, 0.1),
                Column("Who, and why", Format.TEXT, 0.3),
            ),
            rows=tuple(_row(one, diagnosis) for one in diagnosis.metrics.goals),
            empty="",
            notes=_preserved(diagnosis),
        ),
    )


def _row(one: GoalProgress, diagnosis: Diagnosis) -> tuple[Value, ...]:
    goal, definition = one.goal, diagnosis.definition(one.goal.kpi)
    unit = definition.unit if definition else Unit.RATIO
    return (
        Noted(_name(definition, one), f"{day(goal.start_on)} to {day(goal.due_on)}"),
        Quantity(goal.baseline, unit),
        Quantity(one.value, unit),
        Quantity(goal.target, unit),
        one.progress,
        one.elapsed,
        Noted(goal.owner, sentence(one.reason) or goal.note),
    )


def _name(definition: KpiDefinition | None, one: GoalProgress) -> str:
    return definition.term if definition else str(one.goal.kpi)


def _preserved(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return what the goal for churn would keep in a year, or why nobody can tell (S1.2)."""
    kept = diagnosis.metrics.arr_preserved
    if kept is None:
        return ()
    if kept.amount is None:
        return (sentence(kept.reason),)
    amount = quantity(kept.amount, Unit.MONEY, diagnosis.client.currency)
    said = f" Said elsewhere of another company: {kept.reference}." if kept.reference else ""
    return (f"Reaching the goal for churn would keep {amount} a year: {kept.method}{said}",)
