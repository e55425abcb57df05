"""How tasks are kept up with: done, in time, how fast, and by the steps of their playbooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from statistics import median

from csdesk.model.actions import Task, TaskFigures, TaskStatus
from csdesk.model.playbooks import Playbook

HOUR = timedelta(hours=1)
PERCENT = 100


def measure_tasks(
    tasks: Iterable[Task], playbooks: Sequence[Playbook], now: datetime
) -> TaskFigures:
    """Return the figures of tasks at a moment in UTC; dropped tasks count nowhere.

    Adherence is steps done ÷ steps of the playbooks of done tasks (S1.13). Times run from the
    opening of a task, which is when its clock starts (C8).
    """
    kept = [task for task in tasks if task.status is not TaskStatus.DROPPED]
    done = [task for task in kept if task.status is TaskStatus.DONE]
    still = [task for task in kept if task.status is TaskStatus.OPEN]
    return TaskFigures(
        open=len(still),
        late=sum(task.is_late(now) for task in still),
        done=len(done),
        in_time=_percent(sum(not task.is_late(now) for task in done), len(done)),
        median_hours=median(hours) if (hours := [_hours(task) for task in done]) else None,
        steps_followed=_follow(done, playbooks),
    )


def _hours(task: Task) -> float:
    """Return how long a task took; nothing where its closing was not written down."""
    return ((task.closed_at or task.opened_at) - task.opened_at) / HOUR


def _follow(done: Iterable[Task], playbooks: Sequence[Playbook]) -> float | None:
    steps = {one.id: {step.id for step in one.steps} for one in playbooks}
    wanted = [(task, steps[task.playbook]) for task in done if task.playbook in steps]
    followed = sum(len(ids & set(task.steps_done)) for task, ids in wanted)
    return _percent(followed, sum(len(ids) for _, ids in wanted))


def _percent(part: int, whole: int) -> float | None:
    return PERCENT * part / whole if whole else None
