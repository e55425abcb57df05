"""Which assumptions behind checklists and service tiers are printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from csdesk.assumptions import used_assumptions
from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import (
    AccountKey,
    BatchId,
    ChoiceId,
    FieldId,
    InstrumentId,
    QuestionId,
)
from csdesk.model.service import Coverage, Singles
from csdesk.scoring.coverage import coverage_report
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.report.diagnoses import make_empty

LIBRARY = load_library()
ACCOUNT = AccountKey("A1")


def used(diagnosis: Diagnosis) -> set[str]:
    return {one.id for one in used_assumptions(LIBRARY.assumptions, diagnosis)}


@pytest.fixture
def cover() -> Callable[..., Coverage]:
    def make(arr: float, singles: Singles) -> Coverage:
        day = date(2026, 3, 31)
        columns = {FieldId("arr"): (arr,)}
        table = AccountTable(BatchId(1), day, "list.xlsx", "List", (ACCOUNT,), (2,), columns)
        return coverage_report(table, LIBRARY.service_model, singles)

    return make


def assess(diagnosis: Diagnosis, instrument: str, *answers: Answer) -> Diagnosis:
    known = LIBRARY.instruments[InstrumentId(instrument)]
    given = {answer.question: answer for answer in answers}
    result = score_instrument(known, given)
    assessments = {known.id: Assessment(known, given, result, result)}
    return replace(diagnosis, answers=given, assessments=assessments)


def test_tiers_rest_on_names_cut_offs_and_loads_once_a_customer_is_placed(cover):
    nobody = Singles({}, {})
    wanted = {"service.tiers", "service.csm_counts"}
    assert not used(make_empty()) & wanted
    assert not used(replace(make_empty(), coverage=cover(0.0, nobody))) & wanted
    assert used(replace(make_empty(), coverage=cover(50_000.0, nobody))) >= wanted


def test_the_weights_of_ratings_are_told_where_somebody_was_rated(cover):
    rated = Singles({}, {ACCOUNT: {QuestionId("segment.potential"): 5}})
    assert "service.ratings" in used(replace(make_empty(), coverage=cover(50_000.0, rated)))
    unrated = cover(50_000.0, Singles({}, {}))
    assert "service.ratings" not in used(replace(make_empty(), coverage=unrated))


def test_the_damaged_phases_are_told_with_the_first_answer_of_the_checklist():
    assert "metrics.phases" not in used(assess(make_empty(), "metrics_checklist"))
    answer = Answer(QuestionId("metrics.1.goal"), ChoiceId("done"))
    assert "metrics.phases" in used(assess(make_empty(), "metrics_checklist", answer))


def test_the_tolerance_is_told_where_two_teams_named_a_number():
    sales = Answer(QuestionId("alignment.arr.sales"), value=1.0)
    finance = Answer(QuestionId("alignment.arr.finance"), value=2.0)
    assert "alignment.tolerance" not in used(assess(make_empty(), "alignment_test", sales))
    assert "alignment.tolerance" in used(assess(make_empty(), "alignment_test", sales, finance))
