"""Whether a report is a draft stands on every page and sheet, or on none."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from csdesk.model.report_choices import ReportChoice
from csdesk.report.arranging import arrange_report
from csdesk.report.document import DRAFT, SAMPLE_NOTICE, Report
from exports import render
from tests.csdesk.report.diagnoses import make_full, make_library


@pytest.fixture(scope="module", params=[False, True], ids=["draft", "final"])
def is_final(request) -> bool:
    return request.param


@pytest.fixture(scope="module")
def chosen(report: Report, is_final: bool) -> Report:
    short = replace(report, sections=report.sections[:2])
    choice = ReportChoice(is_final=is_final)
    return arrange_report(short, make_full(), make_library(), choice)


def test_every_page_says_whether_it_is_a_draft(chosen, is_final):
    pages = PdfReader(io.BytesIO(render(chosen, ".pdf"))).pages
    assert len(pages) > 2
    assert {DRAFT in page.extract_text() for page in pages} == {not is_final}


def test_every_sheet_says_whether_it_is_a_draft(chosen, is_final):
    book = load_workbook(io.BytesIO(render(chosen, ".xlsx")))
    marked = {(sheet.oddHeader.right.text or "") == DRAFT for sheet in book}
    assert marked == {not is_final}
    assert (book["Summary"]["C3"].value == DRAFT) is not is_final


def test_a_report_is_a_draft_unless_it_was_made_final(report):
    made = arrange_report(report, make_full(), make_library(), ReportChoice())
    assert made.stamp == DRAFT


def test_a_draft_of_the_sample_client_says_both(report):
    both = replace(report, is_draft=True, is_sample=True)
    assert both.stamp == f"{DRAFT} · {SAMPLE_NOTICE}"
