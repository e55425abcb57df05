"""Alignment test and single source of truth: S4.14, S4.21, with hand-computed expectations."""

from __future__ import annotations

import pytest

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER, Instrument, QuestionKind
from csdesk.model.library import Library
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.report.document import Table
from csdesk.scoring.maturity import score_instrument
from csdesk.scoring.reconciliation import reconcile
from csdesk.storage.workspace import Workspace

TEAMS = ("sales", "cs", "support", "product")


@pytest.fixture
def alignment(library: Library) -> Instrument:
    return library.instruments[InstrumentId("alignment_test")]


def name_arr(workspace: Workspace, **values: float) -> None:
    for team, value in values.items():
        save_answer(workspace, Answer(QuestionId(f"alignment.arr.{team}"), value=value))


def match(workspace: Workspace, choice: str) -> None:
    save_answer(workspace, Answer(QuestionId("alignment.match.rating"), ChoiceId(choice)))


def test_four_answers_about_one_customer_are_kept_side_by_side(workspace, alignment):
    words = {team: f"What {team} says" for team in TEAMS}
    save_answer(workspace, Answer(QuestionId("alignment.account_name"), text="Lantern Ltd"))
    for team, said in words.items():
        save_answer(workspace, Answer(QuestionId(f"alignment.success.{team}"), text=said))
    asked = alignment.area_questions(AreaId("alignment.account"))
    assert [question.kind for question in asked] == [QuestionKind.TEXT] * 5
    kept = workspace.answers.all()
    assert [kept[question.id].text for question in asked] == ["Lantern Ltd", *words.values()]


def shown_tables(workspace: Workspace, library: Library) -> dict[str, Table]:
    report = make_report(diagnose(workspace, library), library)
    return {table.name: table for table in report.tables()}


def test_the_report_shows_the_variance(workspace, library):
    name_arr(workspace, sales=1_250_000, cs=1_100_000, finance=1_000_000)
    tables = shown_tables(workspace, library)
    assert "Said in alignment_test" not in tables
    (row,) = tables["Compared in alignment_test"].rows
    assert row[0] == "Annual recurring revenue"
    assert row[1] == "ARR by Sales: 1,250,000; ARR by CS: 1,100,000; ARR by Finance: 1,000,000"
    assert (row[2], row[3], row[4].word) == (20.0, "1%", "Different numbers")


def test_the_match_is_marked_nought_to_four(workspace, alignment):
    question = alignment.question(QuestionId("alignment.match.rating"))
    assert [choice.credit for choice in question.choices] == [0, 0.25, 0.5, 0.75, 1]
    match(workspace, "three")
    result = score_instrument(alignment, workspace.answers.all())
    assert result.area(AreaId("alignment.match")).index == 50.0


def test_s4_14_four_answers_are_shown_and_no_match_is_a_finding(workspace, library):
    for team in TEAMS:
        said = Answer(QuestionId(f"alignment.success.{team}"), text=f"What {team} says")
        save_answer(workspace, said)
    table = shown_tables(workspace, library)["Said in alignment_test"]
    assert [row[1] for row in table.rows] == [f"What {team} says" for team in TEAMS]
    match(workspace, "none")
    found = {one.id: one for one in diagnose(workspace, library).findings}
    contested = found["governance.success_contested"]
    assert "No two agree" in contested.detail
    assert contested.initiatives == ("governance.success_statements",)
    match(workspace, "two")
    later = {one.id for one in diagnose(workspace, library).findings}
    assert "governance.success_contested" not in later


def test_s4_21_three_different_arr_values_raise_a_variance_finding(workspace, library):
    name_arr(workspace, sales=1_250_000, cs=1_100_000, finance=1_000_000)
    found = {one.id: one for one in diagnose(workspace, library).findings}
    differs = found["data.arr_differs"]
    # 1,250,000 less 1,000,000 is 20% of the largest.
    assert differs.title == "3 teams name different ARR"
    assert "20.0%" in differs.detail
    assert "ARR by Finance 1,000,000" in differs.detail
    assert len(differs.evidence) == 3


def test_the_spread_is_in_percent_of_the_largest(workspace, alignment):
    (arr,) = (one for one in alignment.reconciliations if one.id == "alignment.arr")
    name_arr(workspace, sales=500, finance=400)
    held = reconcile(arr, workspace.answers.all())
    assert (held.spread, held.agrees, len(held.values)) == (20.0, False, 2)


@pytest.mark.parametrize(("finance", "agrees"), [(990_000, True), (989_999, False)])
def test_what_is_within_one_percent_is_the_same_arr(workspace, library, alignment, finance, agrees):
    name_arr(workspace, sales=1_000_000, cs=1_000_000, finance=finance)
    (arr,) = (one for one in alignment.reconciliations if one.id == "alignment.arr")
    assert reconcile(arr, workspace.answers.all()).agrees is agrees
    found = {one.id for one in diagnose(workspace, library).findings}
    assert ("data.arr_differs" not in found) is agrees


def test_one_number_alone_says_nothing(workspace, library, alignment):
    name_arr(workspace, finance=1_000_000)
    (arr,) = (one for one in alignment.reconciliations if one.id == "alignment.arr")
    held = reconcile(arr, workspace.answers.all())
    assert (held.spread, held.agrees) == (None, None)
    assert "data.arr_differs" not in {one.id for one in diagnose(workspace, library).findings}


def test_customers_have_to_be_counted_alike_to_the_last_one(workspace, library):
    for team, count in {"sales": 101, "cs": 100, "finance": 100}.items():
        save_answer(workspace, Answer(QuestionId(f"alignment.customers.{team}"), value=count))
    found = {one.id for one in diagnose(workspace, library).findings}
    assert "data.customer_count_differs" in found


def test_the_ladders_question_about_sources_is_asked_once(workspace, library, alignment):
    shared = QuestionId("data.1.sources_listed")
    save_answer(workspace, Answer(shared, ChoiceId("yes")))
    answers = workspace.answers.all()
    assert score_instrument(alignment, answers).area(AreaId("alignment.truth")).answered == 1
    ladder = library.instruments[MATURITY_LADDER]
    assert score_instrument(ladder, answers).area(AreaId("data")).answered == 1
