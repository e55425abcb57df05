"""The KPIs that each area usually aims at, beside what the client's lists say today."""

from __future__ import annotations

from csdesk.findings.measures import take_measures
from csdesk.formatting import answered_number, write_measured
from csdesk.model.areas import Area, KpiTarget
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import MeasureId
from csdesk.report.document import Column, Format, Table

NO_FIGURE = "no figure is usual"
CHANGE_NOTE = (
    "Aims are those that are usually set for an area, not goals that this client has chosen. An "
    "aim that begins with “by” says how far a figure should move from where it stands today."
)


def aims_table(diagnosis: Diagnosis) -> Table:
    """Return the KPI targets of all areas of the ladder, with computed values where there are."""
    return Table(
        name="Area KPIs",
        title="What each area usually aims at",
        columns=(
            Column("Area", Format.TEXT, 0.25),
            Column("KPI", Format.TEXT, 0.35),
            Column("Usual aim", Format.TEXT, 0.15),
            Column("Today", Format.TEXT, 0.25),
        ),
        rows=tuple(
            (area.name, target.name, aim_words(target), _today(target, diagnosis))
            for area in diagnosis.instrument.areas
            for target in area.targets
        ),
        empty="No area has a usual aim.",
        workbook_only=True,
        notes=(CHANGE_NOTE,),
    )


def aims_words(area: Area, diagnosis: Diagnosis) -> str:
    """Return the usual aims of an area in one sentence, with today's figures; empty without any."""
    aims = [_told(target, diagnosis) for target in area.targets]
    return f"Usual aims: {'; '.join(aims)}." if aims else ""


def _told(target: KpiTarget, diagnosis: Diagnosis) -> str:
    today = _today(target, diagnosis)
    said = f"{target.name} {aim_words(target)}" if target.value is not None else target.name
    return f"{said} (today: {today.rstrip('.')})" if today else said


def aim_words(target: KpiTarget) -> str:
    """Return "80%", "48 hours", "3 to 1", or "by 15%" for a change; words without a figure."""
    if target.value is None:
        return NO_FIGURE
    aim = answered_number(target.value, target.unit)
    return f"by {aim}" if target.is_change else aim


def _today(target: KpiTarget, diagnosis: Diagnosis) -> str | None:
    if target.measure is not None:
        return _measured(target.measure, diagnosis)
    if target.kpi is None:
        return None
    definition, found = diagnosis.definition(target.kpi), diagnosis.kpis.get(target.kpi)
    if definition is None or found is None or found.value is None:
        return None
    value = write_measured(found, diagnosis.client.currency)
    return f"{definition.name} {value}"


def _measured(measure: MeasureId, diagnosis: Diagnosis) -> str | None:
    found = take_measures((measure,), diagnosis, ()).get(measure)
    return None if found is None or found.value is None else found.text
