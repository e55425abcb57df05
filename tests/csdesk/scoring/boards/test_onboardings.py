"""Onboardings by their tasks: late ones first, with what keeps them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.tables import TableKind
from csdesk.scoring.boards.onboardings import make_onboarding_board
from tests.list_tables import make_list

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
    found = make_onboarding_board(make_list(TableKind.ONBOARDING, **columns), RULES, AS_OF)
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


def test_a_finished_onboarding_says_how_long_it_took() -> None:
    ended = [AS_OF - timedelta(days=20), AS_OF - timedelta(days=12)]
    (line,) = board(**make_tasks(2, 2, 30), done_on=ended).lines
    assert (line.days_to_complete, line.stage) == (18, "Complete")


def test_alerts_come_first_and_stages_count_all_tasks() -> None:
    well, late = make_tasks(9, 10, 20, "A1"), make_tasks(1, 10, 20, "A2")
    found = board(**{name: [*well[name], *late[name]] for name in well})
    assert [one.account for one in found.lines] == ["A2", "A1"]
    assert found.stages == (("Set up", 10, 20),)


def test_an_onboarding_that_says_not_when_it_began_is_no_alert() -> None:
    columns = make_tasks(1, 10, 99) | {"onboarding_start": [None] * 10}
    (line,) = board(**columns).lines
    assert not line.is_alert


def test_tasks_of_nobody_make_no_board() -> None:
    table = make_list(TableKind.ONBOARDING, task=["Data"], is_done=[True])
    assert make_onboarding_board(table, RULES, AS_OF) is None
