"""Onboarding of one customer: S0.11, S4.4, S4.5, with hand-computed expectations."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AccountKey, AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import Instrument, Subject
from csdesk.model.library import Library
from csdesk.operations.answers import save_answer
from csdesk.operations.onboarding import read_onboarding
from csdesk.scoring.onboarding import Start, due_on, follow_onboarding

ACCOUNT = AccountKey("A1")
START = date(2026, 6, 1)


@pytest.fixture
def ninety(library: Library) -> Instrument:
    return library.instruments[InstrumentId("onboarding_90_days")]


@pytest.fixture
def three(library: Library) -> Instrument:
    return library.instruments[InstrumentId("onboarding_milestones")]


def do(workspace, *names: str, choice: str = "done", **known) -> None:
    for name in names:
        answer = Answer(QuestionId(name), ChoiceId(choice), subject=ACCOUNT, **known)
        save_answer(workspace, answer)


def test_s0_11_sixteen_items_in_four_stages_are_due_by_day_10_30_60_and_90(ninety):
    dated = [question for question in ninety.questions if question.due_day is not None]
    assert Counter(question.due_day for question in dated) == {10: 4, 30: 4, 60: 4, 90: 4}
    assert len({question.area for question in dated}) == 4
    days = sorted({due_on(START, question) for question in dated})
    assert days == [date(2026, 6, 11), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 30)]


def test_each_stage_has_its_percentage_and_late_items_are_listed(workspace, ninety, accounts):
    # The engagement stands at 2026-06-30, day 29: the first stage was due on day 10.
    table = accounts({"arr": 1.0, "start_date": START})
    do(workspace, "onboard90.kickoff", "onboard90.success_plan")
    do(workspace, "onboard90.admin_training", choice="partial")
    do(workspace, "onboard90.core_features")
    found = read_onboarding(workspace, ninety, table, ACCOUNT)
    assert found.start.day == START
    assert [stage.percent for stage in found.stages] == [50.0, 25.0, 0.0, 0.0]
    assert [item.question.short for item in found.overdue] == ["Integration", "Admin training"]
    assert found.current == "onboard90.activation"
    assert found.percent == 100 * 3 / 16


def test_an_item_that_does_not_apply_counts_nowhere(workspace, ninety, accounts):
    table = accounts({"start_date": START})
    do(workspace, "onboard90.kickoff", "onboard90.admin_training", "onboard90.success_plan")
    out = Answer(
        QuestionId("onboard90.integration"),
        not_applicable_reason="No systems to join",
        subject=ACCOUNT,
    )
    save_answer(workspace, out)
    found = read_onboarding(workspace, ninety, table, ACCOUNT)
    assert (found.stages[0].percent, found.stages[0].applicable) == (100.0, 3)
    assert found.overdue == ()


def test_an_item_is_late_from_the_day_after_it_was_due(ninety):
    on_time = follow_onboarding(ninety, {}, Start(START), date(2026, 6, 11))
    assert (on_time.overdue, on_time.current) == ((), "onboard90.foundation")
    late = follow_onboarding(ninety, {}, Start(START), date(2026, 6, 12))
    assert (len(late.overdue), late.current) == (4, "onboard90.activation")
    over = follow_onboarding(ninety, {}, Start(START), date(2026, 8, 31))
    assert (len(over.overdue), over.current) == (16, None)


def test_a_start_that_is_stated_comes_before_the_list(workspace, ninety, accounts):
    stated = Answer(QuestionId("onboard90.started_on"), text="2026-05-01", subject=ACCOUNT)
    save_answer(workspace, stated)
    table = accounts({"start_date": START, "onboarding_start": date(2026, 5, 20)})
    assert read_onboarding(workspace, ninety, table, ACCOUNT).start.day == date(2026, 5, 1)
    other = AccountKey("A2")
    assert "Answer “Started on”" in read_onboarding(workspace, ninety, table, other).start.problem


def test_a_start_that_is_no_day_says_how_to_write_one(workspace, ninety, accounts):
    unclear = Answer(QuestionId("onboard90.started_on"), text="last May", subject=ACCOUNT)
    save_answer(workspace, unclear)
    found = read_onboarding(workspace, ninety, accounts({"start_date": START}), ACCOUNT)
    assert found.start == Start(
        None, "The start “last May” is no day. Write it such as 2026-03-31."
    )
    assert all(stage.due_on is None for stage in found.stages)
    assert found.current is None


def test_s4_4_the_scheme_with_days_7_30_and_90_can_be_chosen(workspace, ninety, three, accounts):
    assert {ninety.subject, three.subject} == {Subject.ACCOUNT}
    table = accounts({"start_date": START})
    stages = read_onboarding(workspace, three, table, ACCOUNT).stages
    names = [stage.area.name for stage in stages[:3]]
    assert names == ["Day 0 to 7: Setup", "Day 7 to 30: First value", "Day 30 to 90: Habits"]
    assert [stage.due_on for stage in stages[:3]] == [
        date(2026, 6, 8),
        date(2026, 7, 1),
        date(2026, 8, 30),
    ]


def test_the_last_day_of_a_milestone_belongs_to_it(three):
    assert follow_onboarding(three, {}, Start(START), date(2026, 6, 8)).current == "onboard3.setup"
    later = follow_onboarding(three, {}, Start(START), date(2026, 6, 9))
    assert later.current == "onboard3.first_value"


def test_both_schemes_share_the_day_of_the_start(workspace, ninety, three, accounts):
    stated = Answer(QuestionId("onboard90.started_on"), text="2026-05-01", subject=ACCOUNT)
    save_answer(workspace, stated)
    table = accounts({"arr": 1.0})
    starts = {read_onboarding(workspace, one, table, ACCOUNT).start for one in (ninety, three)}
    assert starts == {Start(date(2026, 5, 1))}


def test_four_items_are_kept_for_each_customer(workspace, three, accounts):
    items = three.area_questions(AreaId("onboard3.checklist"))
    assert [item.short for item in items] == [
        "First-value event",
        "Owners",
        "Written criteria",
        "Next milestone",
    ]
    table = accounts({"arr": 1.0}, {"arr": 1.0})
    do(workspace, items[0].id)
    checklist = read_onboarding(workspace, three, table, ACCOUNT).stages[-1]
    assert (checklist.percent, checklist.due_on) == (25.0, None)
    other = read_onboarding(workspace, three, table, AccountKey("A2")).stages[-1]
    assert other.percent == 0.0


def test_s4_5_a_missing_owner_is_flagged_on_both_sides(workspace, three, accounts):
    table = accounts({"arr": 1.0})
    assert len(three.area_questions(AreaId("onboard3.checklist"))) == 4
    before = {item.id for item in read_onboarding(workspace, three, table, ACCOUNT).without_owner}
    assert {"onboard3.owner_ours", "onboard3.owner_theirs", "onboard3.criteria"} <= before
    ours = Answer(QuestionId("onboard3.owner_ours"), text="Ada", subject=ACCOUNT)
    save_answer(workspace, ours)
    do(workspace, "onboard3.criteria", choice="not_started", owner="Ben of Lantern")
    after = {item.id for item in read_onboarding(workspace, three, table, ACCOUNT).without_owner}
    assert before - after == {"onboard3.owner_ours", "onboard3.criteria"}
