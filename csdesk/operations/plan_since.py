"""The final plan that an audit is held against: its own, or else that of an audit before."""

from __future__ import annotations

from datetime import date

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import KeptKpi
from csdesk.model.library import Library
from csdesk.model.plan_choices import FinalPlan
from csdesk.model.plan_since import DuePromise, PlanSince
from csdesk.model.plan_templates import PlanTemplate, TemplateId
from csdesk.model.registers import ColumnId, RegisterId, RowId
from csdesk.operations.assessments import earlier_engagements
from csdesk.roadmap.phases import scale_gates
from csdesk.roadmap.promises import list_promises
from csdesk.roadmap.since import look_since
from csdesk.storage.workspace import Workspace

TEMPLATE, CHOSEN, NAME = RegisterId("plan_template"), RowId("chosen"), ColumnId("name")


def follow_plan(workspace: Workspace, diagnosis: Diagnosis) -> PlanSince | None:
    """Return the latest final plan with what came of it by the day of a diagnosis; None without.

    What was told of progress in the audit of the plan and in those after it counts, the latest
    word on each initiative.
    """
    found = _find_final(workspace, diagnosis)
    if found is None:
        return None
    return look_since(found, diagnosis, _restate(workspace, found))


def read_promises(
    workspace: Workspace, library: Library, diagnosis: Diagnosis
) -> tuple[DuePromise, ...]:
    """Return what the latest final plan promised by a day, kept or not; nothing without one."""
    found = _find_final(workspace, diagnosis)
    if found is None:
        return ()
    template = find_template(workspace, library)
    scale = template.scale if template else 1.0
    return list_promises(found, scale_gates(library.gates, scale), diagnosis.registers)


def find_template(workspace: Workspace, library: Library) -> PlanTemplate | None:
    """Return the template that was chosen, or else the usual one; None where there are none."""
    rows = workspace.registers.rows(TEMPLATE)
    chosen = rows[0].cells.get(NAME) if rows and rows[0].cells else None
    known = {template.id: template for template in library.plan_templates}
    usual = next((one for one in library.plan_templates if one.is_default), None)
    return known.get(TemplateId(str(chosen)), usual)


def _find_final(workspace: Workspace, diagnosis: Diagnosis) -> PlanSince | None:
    choices = workspace.plan_choices
    progress, on = choices.progress(), diagnosis.engagement.as_of
    own = choices.final()
    if own is not None:
        return PlanSince(own, _later(own, on), progress=progress)
    for engagement in earlier_engagements(workspace):
        progress = {**choices.progress(engagement.id), **progress}
        final = choices.final(engagement.id)
        if final is not None:
            return PlanSince(final, _later(final, on), engagement, progress)
    return None


def _later(final: FinalPlan, on: date | None) -> date:
    """Return the day of an audit, or that on which its plan was made final after it."""
    return final.made_on if on is None else max(on, final.made_on)


def _restate(workspace: Workspace, since: PlanSince) -> dict[KpiId, KeptKpi]:
    """Return the KPIs of the plan's day as they were computed last."""
    if since.final.baseline is None:
        return {}
    engagement = since.engagement.id if since.engagement else None
    day = since.final.baseline.as_of
    return {one.kpi: one for one in workspace.kept_kpis.all(engagement) if one.as_of == day}
