"""The whole plan in one table, for the workbook."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, RuleId
from csdesk.model.roadmap import RoadmapItem
from csdesk.report.document import Column, Format, Table, Value
from csdesk.report.initiative_words import AIMS, COMPLEXITIES, need_lines, work_words
from csdesk.report.pictures import owner_of

NO_PLAN = "There is no plan yet: it needs a date to start from and findings to work on."


def plan_table(diagnosis: Diagnosis, items: tuple[RoadmapItem, ...]) -> Table:
    """Return every initiative with all that is known of it."""
    areas = {area.id: area.name for area in diagnosis.instrument.areas}
    findings = {finding.id: finding.title for finding in diagnosis.findings}
    return Table(
        name="Roadmap",
        title="The whole plan",
        columns=(
            Column("Within days", Format.INTEGER, 0.05),
            Column("Initiative", Format.TEXT, 0.25),
            Column("Area", Format.TEXT, 0.1),
            Column("Workstream", Format.TEXT, 0.1),
            Column("Done when", Format.TEXT, 0.25),
            Column("Owner", Format.TEXT, 0.1),
            Column("Start day", Format.INTEGER, 0.05),
            Column("Due day", Format.INTEGER, 0.05),
            Column("Starts", Format.DATE, 0.1),
            Column("Due", Format.DATE, 0.1),
            Column("Days of work, low", Format.DECIMAL, 0.05),
            Column("Days of work, high", Format.DECIMAL, 0.05),
            Column("Quick win", Format.TEXT, 0.05),
            Column("Priority", Format.DECIMAL, 0.05),
            Column("ARR at stake", Format.MONEY, 0.1),
            Column("Repairs", Format.TEXT, 0.25),
            Column("Steps", Format.TEXT, 0.3),
            Column("Complexity", Format.TEXT, 0.05),
            Column("Is to bring", Format.TEXT, 0.1),
            Column("Person-days by role", Format.TEXT, 0.2),
            Column("Spend, low (US dollars)", Format.DECIMAL, 0.05),
            Column("Spend, high (US dollars)", Format.DECIMAL, 0.05),
            Column("Needs first", Format.TEXT, 0.2),
            Column("Leaves behind", Format.TEXT, 0.25),
            Column("Risks", Format.TEXT, 0.25),
            Column("As the source text gives it", Format.TEXT, 0.2),
        ),
        rows=tuple(_full_row(item, diagnosis, areas, findings) for item in items),
        empty=NO_PLAN if diagnosis.roadmap is None else "No finding asks for an initiative.",
        workbook_only=True,
    )


def _full_row(
    item: RoadmapItem,
    diagnosis: Diagnosis,
    areas: Mapping[AreaId, str],
    findings: Mapping[RuleId, str],
) -> tuple[Value, ...]:
    initiative = item.initiative
    roles = diagnosis.roadmap.roles if diagnosis.roadmap else ()
    owner = owner_of(item, diagnosis.roadmap) if diagnosis.roadmap else ""
    return (
        item.horizon.value,
        initiative.title,
        areas.get(initiative.area, str(initiative.area)),
        initiative.workstream,
        initiative.outcome,
        owner or None,
        item.start_day,
        item.due_day,
        item.start_on,
        item.due_on,
        initiative.effort_low,
        initiative.effort_high,
        "Yes" if item.is_quick_win else None,
        item.priority,
        item.arr_at_stake,
        "\n".join(findings[rule] for rule in item.findings if rule in findings),
        "\n".join(initiative.steps),
        COMPLEXITIES[initiative.complexity],
        AIMS[initiative.aim],
        work_words(initiative, roles) or None,
        initiative.cost_low,
        initiative.cost_high,
        "\n".join(need_lines(initiative, diagnosis.plan.titles)) or None,
        "\n".join(initiative.deliverables) or None,
        "\n".join(initiative.risks) or None,
        initiative.quoted or None,
    )
