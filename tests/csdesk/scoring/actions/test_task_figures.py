"""How tasks are kept up with, by hand."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.actions import TaskFigures, TaskStatus
from csdesk.model.identifiers import PlaybookId, RoleId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.scoring.actions import measure_tasks
from tests.task_books import NOW, done, make_task

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
