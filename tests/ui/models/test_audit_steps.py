from dataclasses import replace
from datetime import date

from csdesk.model.answers import Answer
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, ChoiceId, InitiativeId, InstrumentId, QuestionId
from csdesk.model.imports import ListRole
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.roadmap import Horizon, Initiative, Roadmap, RoadmapItem
from csdesk.report.document import Status
from tests.drafts import make_batch
from tests.ui.conftest import make_assessment
from ui.models.audit_steps import find_next_action, list_steps, scored_arr_share


def plan(*owners: str) -> Roadmap:
    initiative = Initiative(
        InitiativeId("i"), "Do", AreaId("health"), "w", "o", (), 1, 2, 30, True, 3, 3, {}
    )
    start = date(2026, 11, 20)
    items = tuple(
        RoadmapItem(initiative, Horizon.DAY_90, 0, 30, start, start, 9.0, None, (), owner)
        for owner in owners
    )
    return Roadmap(start, items, (), (), ())


def answer_all(diagnosis: Diagnosis) -> Diagnosis:
    ladder = diagnosis.instrument
    answers = {one.id: Answer(one.id, ChoiceId("yes")) for one in ladder.questions}
    assessments = {ladder.id: make_assessment(ladder, answers)}
    return replace(diagnosis, answers=answers, assessments=assessments)


def test_each_step_says_how_far_it_is(diagnosis: Diagnosis) -> None:
    assess, data, diagnose, planned, report = list_steps(diagnosis)
    assert (assess.status, assess.line) == (Status.DOING, "6 of 13 answered")
    assert assess.detail == "7 answers would narrow the range"
    assert (data.status, data.line, data.share) == (Status.DOING, "1 list, 3 accounts", 0.5)
    assert (diagnose.word, diagnose.line) == ("Needs you", "4 findings, 2 critical")
    assert diagnose.detail == "Health covers 90% of ARR"
    assert (planned.status, planned.line) == (Status.NONE, "No initiative yet")
    assert (report.status, report.word) == (Status.DOING, "Draft")


def test_nothing_is_begun_for_a_new_client(fresh_diagnosis: Diagnosis) -> None:
    steps = list_steps(fresh_diagnosis)
    assert {step.status for step in steps} == {Status.NONE}
    assert {step.share for step in steps} == {0.0}


def test_rejected_rows_need_a_look(diagnosis: Diagnosis) -> None:
    batch = make_batch(accounts=3, rejected=3)
    data = list_steps(replace(diagnosis, batches=(batch,)))[1]
    assert (data.status, data.word, data.detail) == (
        Status.WATCH,
        "Needs you",
        "3 rows not imported",
    )


def test_two_lists_are_all_the_data_there_is(diagnosis: Diagnosis) -> None:
    earlier = replace(diagnosis.batches[0], role=ListRole.PREVIOUS)
    data = list_steps(replace(diagnosis, batches=(*diagnosis.batches, earlier)))[1]
    assert (data.status, data.line, data.detail) == (
        Status.GOOD,
        "2 lists, 3 accounts",
        "To 20 Nov 2026",
    )


def test_an_earlier_list_alone_asks_for_this_years(diagnosis: Diagnosis) -> None:
    earlier = replace(diagnosis.batches[0], role=ListRole.PREVIOUS)
    alone = replace(diagnosis, batches=(earlier,), accounts=None, health=None)
    data = list_steps(alone)[1]
    assert (data.line, data.detail) == ("1 list, no list of now", "This year’s list is missing")


def test_a_plan_is_done_when_everything_has_an_owner(diagnosis: Diagnosis) -> None:
    half = list_steps(replace(diagnosis, roadmap=plan("Priya", "")))[3]
    assert (half.status, half.share, half.detail) == (Status.DOING, 0.5, "1 has no owner yet")
    whole = list_steps(replace(diagnosis, roadmap=plan("Priya", "Mo")))[3]
    assert (whole.status, whole.detail) == (Status.GOOD, "Every one has an owner")


def test_the_next_thing_is_the_first_that_is_missing(
    diagnosis: Diagnosis, fresh_diagnosis: Diagnosis
) -> None:
    assert find_next_action(fresh_diagnosis).words == "Start the questions"
    without_list = replace(diagnosis, accounts=None)
    assert find_next_action(without_list).words == "Bring in the customer list"
    assert find_next_action(without_list).page is None
    assert find_next_action(diagnosis).words == "Answer 7 questions"
    answered = answer_all(diagnosis)
    assert find_next_action(answered).words == "Bring in the earlier list"
    both = replace(answered, previous=diagnosis.accounts)
    unowned = replace(both, roadmap=plan("", ""))
    assert find_next_action(unowned).words == "Assign 2 owners"
    assert find_next_action(replace(both, roadmap=plan("Mo"))).page == "report"


def test_scored_arr_is_what_is_not_unscored(diagnosis: Diagnosis) -> None:
    assert scored_arr_share(diagnosis) == 0.9
    assert scored_arr_share(replace(diagnosis, health=None)) is None


def test_every_instrument_that_was_begun_counts_and_a_shared_question_once(
    diagnosis: Diagnosis,
) -> None:
    ladder = diagnosis.assessments[MATURITY_LADDER]
    lent = ladder.instrument.questions[0]
    own = replace(lent, id=QuestionId("screen.first"), lender=None)
    shared = replace(lent, lender=MATURITY_LADDER)
    screen = replace(
        ladder.instrument,
        id=InstrumentId("screen"),
        questions=(own, shared),
        overall_questions=(),
    )
    given = {**ladder.answers, own.id: Answer(own.id, own.choices[0].id)}
    begun = make_assessment(screen, given)
    both = replace(diagnosis, assessments={**diagnosis.assessments, screen.id: begun})
    assert list_steps(both)[0].line == "7 of 14 answered"


def test_nothing_is_planned_before_anything_is_known(fresh_diagnosis: Diagnosis) -> None:
    standing = replace(fresh_diagnosis, roadmap=plan("", ""))
    assert [step.word for step in list_steps(standing)] == ["Not started"] * 5
