"""The work of the team, worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.findings import Severity
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis import Ledger

OPENED = datetime(2024, 11, 4, 9, tzinfo=UTC)


def task(account="A", **more):
    known = {"severity": Severity.CRITICAL, "rule": "red"} | more
    return Task(1, account, "Call", "", "", opened_at=OPENED, due_at=OPENED, **known)


@pytest.fixture
def work(measure):
    def compute(kpi, *tasks, touches=None):
        lists = {TableKind.TOUCHES: touches} if touches else {}
        return measure(kpi, lists=lists, ledger=Ledger(tasks=tasks))

    return compute


def test_contacts_are_shared_by_the_csms_of_the_customer_list(measure):
    days = [date(2024, 10, 3), date(2024, 12, 31), date(2024, 10, 2), date(2025, 1, 1), None]
    touches = {"touched_on": days * 6, "account_id": ["A"] * 30}
    rows = [{"csm": "Ann"}, {"csm": "ann "}, {"csm": "Bob"}, {"csm": None}]
    found = measure("csm_productivity", *rows, lists={TableKind.TOUCHES: touches})
    # Of 90 days twelve contacts, of three months and two people.
    assert (found.value, found.n) == (2, 12)
    assert found.window == "2024-10-03 to 2024-12-31"


def test_a_list_of_the_team_says_how_many_full_weeks_there_are(measure):
    touches = {"touched_on": [date(2024, 12, 1)] * 15}
    team = {
        "csm": list("ABCDE"),
        "fte": [1.0, 0.5, None, 1.0, 1.0],
        "is_active": [True, True, None, False, None],
        "left_on": [None, None, None, None, date(2024, 6, 1)],
    }
    lists = {TableKind.TOUCHES: touches, TableKind.CSMS: team}
    found = measure("csm_productivity", {"csm": "Ann"}, lists=lists)
    assert found.value == 2
    assert "15 contacts of 2.5 CSMs (full weeks)." in found.caution


def test_contacts_without_people_or_of_long_ago_are_no_base(measure):
    touches = {"touched_on": [date(2024, 1, 1)]}
    nobody = measure("csm_productivity", lists={TableKind.TOUCHES: touches})
    assert nobody.reason == "no base: nothing says who looks after customers"
    old = measure("csm_productivity", {"csm": "Ann"}, lists={TableKind.TOUCHES: touches})
    assert old.reason == "no base: the log holds no contact of the last 90 days"
    assert measure("csm_productivity").needs == "a log of customer contacts with their dates"


def test_a_playbook_is_run_where_a_step_is_done_or_all_of_it(work):
    found = work(
        "playbook_adoption",
        task(playbook="p", steps_done=("one",)),
        task(playbook="p", status=TaskStatus.DONE),
        task(playbook="p", status=TaskStatus.DROPPED),
        task(playbook="p"),
        task(status=TaskStatus.DONE),
    )
    assert (found.value, found.n, found.lineage) == (50, 4, "the tasks of this client")
    assert "2 of 4" in found.caution
    assert "1 playbook not begun may still be run." in found.caution


def test_an_alert_is_answered_by_a_contact_or_by_its_closing(work):
    closed = {"status": TaskStatus.DONE, "closed_at": OPENED + timedelta(hours=30)}
    found = work(
        "alert_response_time",
        task("A", **closed),
        task("B"),
        task("C"),
        task("D", severity=Severity.WATCH, **closed),
        task("E", rule=None, **closed),
        task("F", status=TaskStatus.DROPPED),
        touches={
            "account_id": ["A", "B", "C"],
            "touched_on": [date(2024, 11, 4), date(2024, 11, 5), date(2024, 11, 3)],
        },
    )
    # Known by their days alone: the end of 4 November is 15 hours after 9:00, of the 5th 39; the
    # contact with C was before its alert.
    assert (found.value, found.n) == (27, 2)
    assert "1 of 2 within 24 hours. 2 of 2 within 48 hours." in found.caution
    assert "1 alert without an answer left out." in found.caution


def test_without_tasks_or_answers_there_is_nothing_to_measure(work):
    assert work("playbook_adoption").needs.startswith("tasks, which the Health page opens")
    assert work("alert_response_time", task(severity=Severity.NOTE)).value is None
    assert work("alert_response_time", task()).reason == "no base: no urgent alert was answered"
