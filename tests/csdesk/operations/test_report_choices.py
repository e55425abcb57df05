"""What was chosen for reports stands until it is changed, and can be taken back."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.report_choices import DEFAULT_TEMPLATE, Audience, ReportChoice
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.history import read_log, redo, undo
from csdesk.operations.report import make_report
from csdesk.operations.report_choices import (
    find_report_choice,
    forget_report_template,
    keep_report_choice,
    report_choices,
)

PAPERS = ReportChoice(Audience.PAPERS, ("kpis", "summary"), left_out=("raci",))


def test_the_last_choice_is_kept_and_taken_back(workspace) -> None:
    assert keep_report_choice(workspace, PAPERS).changes is Changes.REPORT
    assert report_choices(workspace) == {DEFAULT_TEMPLATE: PAPERS}
    undo(workspace)
    assert report_choices(workspace) == {}
    redo(workspace)
    assert report_choices(workspace) == {DEFAULT_TEMPLATE: PAPERS}


def test_a_change_stands_in_the_change_log(workspace) -> None:
    keep_report_choice(workspace, PAPERS, "  Quarterly  ")
    assert read_log(workspace).entries[0].action is Action.KEEP_REPORT
    assert set(report_choices(workspace)) == {"Quarterly"}


def test_the_same_choice_again_is_no_change(workspace) -> None:
    keep_report_choice(workspace, PAPERS)
    assert keep_report_choice(workspace, PAPERS).changes is Changes.NONE


def test_a_template_needs_a_name(workspace) -> None:
    with pytest.raises(WrongUsage, match="needs a name"):
        keep_report_choice(workspace, PAPERS, "  ")


def test_a_template_is_found_by_its_name_and_forgotten(workspace) -> None:
    keep_report_choice(workspace, PAPERS, "Quarterly")
    assert find_report_choice(workspace, "Quarterly") == PAPERS
    forget_report_template(workspace, "Quarterly")
    with pytest.raises(WrongUsage, match="None is kept in this file yet"):
        find_report_choice(workspace, "Quarterly")


def test_an_unknown_template_is_refused_with_those_that_there_are(workspace) -> None:
    keep_report_choice(workspace, PAPERS, "Quarterly")
    with pytest.raises(WrongUsage, match="There are “Quarterly”"):
        forget_report_template(workspace, "Yearly")


def test_shipped_audiences_are_three_and_a_board_gets_two_pages() -> None:
    outlines = load_library().audiences
    assert [outline.id for outline in outlines] == [*Audience]
    assert [outline.pages for outline in outlines] == [2, None, None]


def test_every_audience_gets_a_report_of_an_engagement_that_just_began(workspace, library) -> None:
    known = diagnose(workspace, library)
    for audience in Audience:
        assert make_report(known, library, ReportChoice(audience)).sections
