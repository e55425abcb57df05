"""A report holds the sections of its audience, in the order that a person chose."""

from __future__ import annotations

import pytest

from csdesk.model.report_choices import Audience, AudienceOutline, ReportChoice
from csdesk.report.choosing import choose_sections, list_sections, order_sections
from csdesk.report.document import Report, Section

IDS = ("summary", "findings", "kpis", "roadmap")
OUTLINE = AudienceOutline(Audience.FULL, "Full", "", ("summary", "kpis", "losses", "roadmap"))
BOARD = AudienceOutline(Audience.BOARD, "Board", "", ("summary", "roadmap"), pages=2)


@pytest.fixture
def report() -> Report:
    sections = tuple(Section(name, name.title(), "", ()) for name in IDS)
    return Report("Audit", "Harbour", "First", None, "EUR", "", "", False, sections, "csdesk")


def ids(report: Report) -> tuple[str, ...]:
    return tuple(section.id for section in report.sections)


def test_without_an_outline_and_a_choice_all_sections_are_held(report: Report) -> None:
    assert ids(choose_sections(report, ReportChoice())) == IDS


def test_an_audience_gets_its_sections_and_passes_over_what_the_client_lacks(
    report: Report,
) -> None:
    chosen = choose_sections(report, ReportChoice(), OUTLINE)
    assert ids(chosen) == ("summary", "kpis", "roadmap")


def test_sections_stand_in_the_chosen_order_without_what_was_left_out(report: Report) -> None:
    choice = ReportChoice(sections=("roadmap", "summary", "kpis"), left_out=("summary",))
    assert ids(choose_sections(report, choice, OUTLINE)) == ("roadmap", "kpis")
    listed = [section.id for section in list_sections(report, choice, OUTLINE)]
    assert listed == ["roadmap", "summary", "kpis"]


def test_the_pages_of_a_board_are_no_matter_of_choice(report: Report) -> None:
    choice = ReportChoice(sections=("roadmap",), left_out=("summary",))
    assert ids(choose_sections(report, choice, BOARD)) == ("summary", "roadmap")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ((), ["a", "b", "c", "d"]),
        (("d", "c", "b", "a"), ["d", "c", "b", "a"]),
        (("c", "a"), ["c", "d", "a", "b"]),
        (("b", "c", "d"), ["a", "b", "c", "d"]),
        (("gone", "b", "a", "b"), ["b", "c", "d", "a"]),
    ],
)
def test_a_section_that_was_not_named_follows_its_usual_neighbour(
    chosen: tuple[str, ...], expected: list[str]
) -> None:
    assert order_sections(("a", "b", "c", "d"), chosen) == expected
