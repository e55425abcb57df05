"""Open tasks day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, tzinfo
from itertools import groupby

from csdesk.model.actions import Day, Task, TaskStatus


def plan_calendar(tasks: Iterable[Task], zone: tzinfo = UTC) -> tuple[Day, ...]:
    """Return the open tasks by the day on which they are due in a time zone, soonest first."""
    still = [task for task in tasks if task.status is TaskStatus.OPEN]
    ordered = sorted(still, key=lambda task: (task.due_at, task.id))
    days = groupby(ordered, key=lambda task: task.due_at.astimezone(zone).date())
    return tuple(Day(on, tuple(due)) for on, due in days)
