"""A board gets exactly two pages, whatever there is to say."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader

from csdesk.content import load_library
from csdesk.errors import Cancelled
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.report_choices import Audience, ReportChoice
from csdesk.operations.report import make_report
from exports import render
from exports.preview import section_pages
from tests.csdesk.report.diagnoses import (
    make_empty,
    make_finding,
    make_full,
    make_library,
    make_roadmap,
)

LONG = "Vereinigte Donaudampfschifffahrtsgesellschaft Kundenerfolg AG"
"""61 letters."""
SENTENCE = f"{LONG} and all of its subsidiaries did not say when renewals begin. " * 6
BOARD = ReportChoice(Audience.BOARD)


@pytest.fixture(scope="module")
def library() -> Library:
    return replace(make_library(), audiences=load_library().audiences)


def crowded() -> Diagnosis:
    findings = [make_finding(at, title=SENTENCE[:180], detail=SENTENCE) for at in range(200)]
    known = replace(make_full(LONG), findings=tuple(findings), roadmap=make_roadmap(9, LONG))
    return replace(known, client=replace(known.client, currency="CHF"))


def without_findings() -> Diagnosis:
    return replace(make_full(LONG), findings=())


def without_initiatives() -> Diagnosis:
    return replace(make_full(LONG), roadmap=make_roadmap(0))


@pytest.mark.parametrize(
    "make",
    [
        make_empty,
        make_full,
        crowded,
        without_findings,
        without_initiatives,
    ],
)
def test_a_board_gets_two_pages(make: Callable[[], Diagnosis], library: Library) -> None:
    report = make_report(make(), library, BOARD)
    pdf = render(report, ".pdf")
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2
    assert section_pages(pdf, report) == {"board_standing": 1, "board_plan": 2}


def test_nothing_is_lost_from_the_end_of_a_crowded_page(library: Library) -> None:
    pdf = render(make_report(crowded(), library, BOARD), ".pdf")
    first, second = (
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages
    )
    assert "not that it will go." in first
    assert "Where the numbers come from" in second


def test_the_pages_need_no_cover_to_say_whose_they_are(library: Library) -> None:
    final = replace(BOARD, is_final=True)
    pdf = render(make_report(make_full(), library, final), ".pdf")
    first = " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert first.startswith("Harbourlight Software Customer success audit · 20 Nov 2026")
    assert "1 of 2" in first


def test_setting_can_be_stopped_at_every_page(library: Library) -> None:
    steps: list[str] = []

    def stop(_done: int, _total: int, step: str) -> None:
        steps.append(step)
        if step == "Setting page 2":
            raise Cancelled

    with pytest.raises(Cancelled):
        render(make_report(make_full(), library), ".pdf", stop)
    assert steps == ["Setting the pages", "Setting page 1", "Setting page 2"]
