"""A whole report as its audience gets it: chosen sections, rows on paper, what was left out."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.report_choices import AudienceOutline, ReportChoice
from csdesk.report.choosing import choose_sections, find_outline
from csdesk.report.chosen_columns import choose_columns
from csdesk.report.document import Report, Section
from csdesk.report.manifest import make_manifest, write_manifest
from csdesk.report.row_tables import put_rows_on_paper
from csdesk.report.sections.board_pages import board_sections
from csdesk.report.sections.left_out import left_out_sections

ANONYMOUS = "Anonymous: aliases for names, rounded money, dates by month, no comments"
"""Comes before what an anonymous report is based on, on its cover, pages and sheets."""


def arrange_report(
    whole: Report, diagnosis: Diagnosis, library: Library, choice: ReportChoice
) -> Report:
    """Return what was chosen of a report that holds everything about this diagnosis.

    ValueError for an anonymous report of a diagnosis that knows who the client is.
    """
    if choice.is_anonymous and not diagnosis.is_client_safe:
        raise ValueError("an anonymous report is made of a client-safe copy")
    manifest = write_manifest(make_manifest(diagnosis, choice, whole.program))
    whole = replace(whole, is_draft=not choice.is_final, manifest=manifest)
    if choice.is_anonymous:
        whole = replace(whole, basis=f"{ANONYMOUS} · {whole.basis}")
    outline = find_outline(library.audiences, choice.audience)
    if outline is not None and outline.pages is not None:
        return _for_board(whole, diagnosis, choice, outline)
    chosen = choose_sections(whole, choice, outline)
    left = _missing(whole, chosen)
    sections = chosen.sections
    if outline is not None and outline.rows_on_paper:
        sections = put_rows_on_paper(sections, outline, choice.columns)
    sections = choose_columns(sections, choice.columns)
    listed = left_out_sections(left, chosen.sections, diagnosis)
    return replace(chosen, sections=(*sections, *listed))


def _for_board(
    whole: Report, diagnosis: Diagnosis, choice: ReportChoice, outline: AudienceOutline
) -> Report:
    """Return the board's pages; the list of what they leave out stands in their workbook."""
    pages = board_sections(diagnosis, tuple(section.title for section in whole.sections))
    chosen = choose_sections(replace(whole, sections=pages), choice, outline)
    listed = left_out_sections(whole.sections, chosen.sections, diagnosis, on_paper=False)
    return replace(chosen, sections=(*chosen.sections, *listed))


def _missing(whole: Report, chosen: Report) -> tuple[Section, ...]:
    held = {section.id for section in chosen.sections}
    return tuple(section for section in whole.sections if section.id not in held)
