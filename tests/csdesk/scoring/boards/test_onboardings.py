"""Onboardings by their tasks: late ones first, with what keeps them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.boards import OnboardingStage
from csdesk.model.tables import TableKind
from csdesk.scoring.boards.onboardings import make_onboarding_board
from csdesk.scoring.boards.stuck import propose_help
from tests.record_words import make_list_in_use

RULES = load_library().boards
AS_OF = date(2026, 6, 30)


def make_tasks(done: int, of: int, days: int, account: str = "A1"):
    """Return an onboarding of so many tasks that began so many days ago."""
    return {
        "account_id": [account] * of,
        "task": [f"Task {at}" for at in range(of)],
        "milestone": ["Set up"] * of,
        "is_done": [at < done for at in range(of)],
        "onboarding_start": [AS_OF - timedelta(days=days)] * of,
    }


def board(**columns):
    found = make_onboarding_board(make_list_in_use(TableKind.ONBOARDING, **columns), RULES, AS_OF)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("done", "of", "days", "is_alert"),
    [(7, 10, 14, True), (8, 10, 14, False), (7, 10, 13, False), (10, 10, 60, False)],
)
def test_s1_112_less_than_80_percent_on_day_14_is_an_alert(done, of, days, is_alert) -> None:
    (line,) = board(**make_tasks(done, of, days)).lines
    assert (line.done, line.tasks, line.completion, line.day) == (done, of, 100 * done / of, days)
    assert line.is_alert is is_alert


def test_late_tasks_and_those_that_wait_are_blockers() -> None:
    (line,) = board(
        account_id=["A1"] * 4,
        task=["Data", "Sign-on", "Training", "Kick-off"],
        milestone=["Set up", "Set up", "Roll-out", "Start"],
        due_on=[AS_OF - timedelta(days=1), AS_OF, None, AS_OF - timedelta(days=9)],
        waits_for=[None, None, "their IT", None],
        status=["open", "open", "open", "Completed"],
        start_on=[AS_OF - timedelta(days=20)] * 4,
    ).lines
    assert line.blockers == ("Data", "Training (waits for their IT)")
    assert line.stage == "Set up"


def test_tasks_that_are_not_needed_count_neither_as_open_nor_as_done() -> None:
    found = board(
        account_id=["A1", "A1", "A1", "A2"],
        task=["Data", "Sign-on", "Migration", "Migration"],
        status=["done", "open", "nicht nötig", "N/A"],
        due_on=[None, None, AS_OF - timedelta(days=9), None],
    )
    (line,) = found.lines
    assert (line.account, line.done, line.tasks, line.completion) == ("A1", 1, 2, 50.0)
    assert line.blockers == ()
    assert {stage.name: stage.tasks for stage in found.stages} == {"Data": 1, "Sign-on": 1}


def test_a_finished_onboarding_says_how_long_it_took() -> None:
    ended = [AS_OF - timedelta(days=20), AS_OF - timedelta(days=12)]
    (line,) = board(**make_tasks(2, 2, 30), done_on=ended).lines
    assert (line.days_to_complete, line.stage) == (18, "Complete")


def test_alerts_come_first_and_stages_count_all_tasks() -> None:
    well, late = make_tasks(9, 10, 20, "A1"), make_tasks(1, 10, 20, "A2")
    found = board(**{name: [*well[name], *late[name]] for name in well})
    assert [one.account for one in found.lines] == ["A2", "A1"]
    assert found.stages == (OnboardingStage("Set up", 10, 20, ("A1", "A2")),)


def test_an_onboarding_that_says_not_when_it_began_is_no_alert() -> None:
    columns = make_tasks(1, 10, 99) | {"onboarding_start": [None] * 10}
    (line,) = board(**columns).lines
    assert not line.is_alert


@pytest.mark.parametrize(("days", "is_stuck"), [(7, False), (8, True)])
def test_an_onboarding_is_stuck_when_nothing_was_finished_for_more_than_seven_days(
    days, is_stuck
) -> None:
    done_on = [AS_OF - timedelta(days=days), None]
    (line,) = board(**make_tasks(1, 2, 30), done_on=done_on).lines
    assert (line.still_days, line.is_stuck) == (days, is_stuck)


def test_a_finished_onboarding_is_never_stuck() -> None:
    (line,) = board(**make_tasks(2, 2, 30)).lines
    assert (line.still_days, line.is_stuck) == (None, False)


def test_help_goes_first_to_who_stands_still_longest_and_says_what_keeps_it() -> None:
    well, short, long = (
        make_tasks(1, 2, days, name) for days, name in ((5, "A1"), (20, "A2"), (30, "A3"))
    )
    columns = {name: [*well[name], *short[name], *long[name]] for name in well}
    waits: list[str | None] = [None, None, None, None, None, "their IT"]
    found = propose_help(board(**columns, waits_for=waits), RULES)
    assert [one.account for one in found] == ["A3", "A2"]
    assert found[0].reason == (
        "Nothing was finished for 30 days: 1 of 2 tasks are done. "
        "What keeps it: Task 1 (waits for their IT)."
    )
    assert found[0].owner == "csms"


def test_tasks_of_nobody_make_no_board() -> None:
    table = make_list_in_use(TableKind.ONBOARDING, task=["Data"], is_done=[True])
    assert make_onboarding_board(table, RULES, AS_OF) is None
