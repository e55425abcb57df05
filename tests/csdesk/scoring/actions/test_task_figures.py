"""How tasks are kept up with, by hand, and tasks day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from csdesk.model.actions import TaskFigures, TaskStatus
from csdesk.model.identifiers import PlaybookId, RoleId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.scoring.actions import measure_tasks, plan_calendar
from tests.task_books import NOW, OPENED, done, make_task

STEPS = tuple(PlaybookStep(name, "Do it", RoleId("csms"), 24) for name in "abc")
PLAYBOOK = Playbook(PlaybookId("three"), "", PlaybookKind.RESPONSE, "", (), STEPS)


def test_without_tasks_nothing_is_told():
    assert measure_tasks((), (), NOW) == TaskFigures(0, 0, 0, None, None, None)


def test_open_late_and_done_tasks_are_counted_and_dropped_ones_are_not():
    # NOW is 96 hours after the opening.
    dropped = replace(make_task(9, 1), status=TaskStatus.DROPPED, closed_at=NOW)
    tasks = (
        make_task(1, 95),
        make_task(2, 96),
        make_task(3, 97),
        done(4, 24),
        done(5, 25),
        dropped,
    )
    found = measure_tasks(tasks, (), NOW)
    assert (found.open, found.late, found.done) == (3, 1, 2)
    # due after 24 hours: done after 24 is in time, after 25 is not
    assert found.in_time == 50
    assert found.median_hours == 24.5


def test_adherence_is_steps_done_of_the_steps_of_done_tasks():
    tasks = (
        done(1, 1, playbook=PLAYBOOK.id, steps_done=("a", "b")),
        done(2, 1, playbook=PLAYBOOK.id, steps_done=("a", "gone")),
        done(3, 1, playbook=PlaybookId("unknown"), steps_done=("a",)),
        done(4, 1),
        make_task(5, playbook=PLAYBOOK.id, steps_done=("a", "b", "c")),
    )
    assert measure_tasks(tasks, [PLAYBOOK], NOW).steps_followed == 100 * 3 / 6


def test_a_calendar_has_open_tasks_by_their_day_soonest_first():
    tasks = (make_task(1, 30), make_task(2, 2), make_task(3, 28), done(4, 1))
    found = plan_calendar(tasks)
    assert [(day.on, [task.id for task in day.tasks]) for day in found] == [
        (date(2026, 10, 1), [2]),
        (date(2026, 10, 2), [3, 1]),
    ]
    assert OPENED.hour == 8


def test_the_day_of_a_calendar_is_that_of_its_zone():
    late = replace(make_task(), due_at=datetime(2026, 10, 24, 23, 30, tzinfo=UTC))
    zones = {UTC: date(2026, 10, 24), ZoneInfo("Europe/London"): date(2026, 10, 25)}
    assert {zone: plan_calendar([late], zone)[0].on for zone in zones} == zones
