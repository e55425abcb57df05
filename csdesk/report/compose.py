"""Making the report: everything that is known about an engagement as one frozen document."""

from __future__ import annotations

from csdesk import __version__
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.report.account_names import name_accounts, named_accounts
from csdesk.report.document import Report, Section
from csdesk.report.live_books import draw_live_sheets
from csdesk.report.narrative import basis, headline
from csdesk.report.sections.accounts import accounts_section
from csdesk.report.sections.actions import actions_sections
from csdesk.report.sections.assessments import assessments_sections
from csdesk.report.sections.assumptions import assumptions_section
from csdesk.report.sections.boards import board_sections
from csdesk.report.sections.changes import changes_sections
from csdesk.report.sections.coverage import coverage_sections
from csdesk.report.sections.data_behind import data_sections
from csdesk.report.sections.data_stack import stack_sections
from csdesk.report.sections.divergence import divergence_sections
from csdesk.report.sections.evidence import evidence_sections
from csdesk.report.sections.expansion import expansion_sections
from csdesk.report.sections.findings import findings_section
from csdesk.report.sections.health import health_section
from csdesk.report.sections.investment import investment_sections
from csdesk.report.sections.kpis import kpis_section
from csdesk.report.sections.losses import losses_sections
from csdesk.report.sections.model_changes import model_change_sections
from csdesk.report.sections.operations_health import operations_health_sections
from csdesk.report.sections.phases import phases_sections
from csdesk.report.sections.plan import raci_section, roadmap_section
from csdesk.report.sections.practice import answers_section, areas_section
from csdesk.report.sections.projection import projection_sections
from csdesk.report.sections.provenance import issues_section, lineage_section
from csdesk.report.sections.realised import realised_sections
from csdesk.report.sections.registers import registers_sections
from csdesk.report.sections.revenue import revenue_sections
from csdesk.report.sections.staffing import staffing_sections
from csdesk.report.sections.summary import summary_section
from csdesk.report.sections.validation import validation_sections

TITLE = "Customer success audit"


def compose_report(diagnosis: Diagnosis, library: Library) -> Report:
    """Return the report of a diagnosis; it composes with any part of it missing."""
    return Report(
        title=TITLE,
        client=diagnosis.client.name,
        engagement=diagnosis.engagement.name,
        as_of=diagnosis.engagement.as_of,
        currency=diagnosis.client.currency,
        headline=headline(diagnosis),
        basis=basis(diagnosis),
        is_sample=diagnosis.client.is_sample,
        sections=_sections(diagnosis, library),
        program=f"csdesk {__version__}",
        live=draw_live_sheets(diagnosis),
    )


def _sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    return (
        summary_section(diagnosis),
        findings_section(diagnosis, library),
        areas_section(diagnosis, library.lifts),
        *operations_health_sections(diagnosis, library),
        *assessments_sections(diagnosis),
        *changes_sections(diagnosis),
        *divergence_sections(diagnosis),
        health_section(diagnosis, library),
        *_validation_sections(diagnosis),
        *actions_sections(diagnosis, library),
        *_growth_sections(diagnosis, library),
        *coverage_sections(diagnosis, library),
        kpis_section(diagnosis, library),
        *revenue_sections(diagnosis),
        *board_sections(diagnosis),
        roadmap_section(diagnosis),
        *realised_sections(diagnosis),
        *phases_sections(diagnosis),
        *projection_sections(diagnosis, library),
        raci_section(diagnosis),
        *investment_sections(diagnosis, library),
        *staffing_sections(diagnosis),
        *registers_sections(diagnosis, library),
        accounts_section(diagnosis),
        answers_section(diagnosis),
        *evidence_sections(diagnosis),
        *data_sections(diagnosis, library),
        *stack_sections(diagnosis),
        issues_section(diagnosis),
        assumptions_section(diagnosis),
        *model_change_sections(diagnosis),
        lineage_section(diagnosis),
    )


def _validation_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return how far the scores can be believed; nothing where they were not tested."""
    tested, health = diagnosis.validation, diagnosis.health
    if health is None or tested is None:
        return ()
    names = name_accounts(diagnosis, named_accounts(tested))
    return validation_sections(tested, health.scorecards, names)


def _growth_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return who left and who is ready for more; nothing without scored customers."""
    review = diagnosis.review
    if review is None:
        return ()
    return (
        *losses_sections(review.churn, library),
        *expansion_sections(
            review.expansion, diagnosis.accounts, library, is_sample=diagnosis.client.is_sample
        ),
    )
