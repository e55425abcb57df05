"""Tasks for tests: a small list with an open, a late, a done and a dropped one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from csdesk.content import load_library
from csdesk.model.actions import Task, TaskStatus
from csdesk.model.clients import Client, Engagement
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, EngagementId, PlaybookId, TaskId
from csdesk.report.tasks import TaskBook
from csdesk.scoring.actions import measure_tasks

OPENED = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def make_task(number: int = 1, hours: float = 24, **known) -> Task:
    """Return an open task about A1 that is due so many hours after ``OPENED``."""
    given = {
        "account": AccountKey("A1"),
        "title": "Call",
        "reason": "The score is 45.",
        "owner": "csms",
        "severity": Severity.CRITICAL,
        "opened_at": OPENED,
        **known,
    }
    return Task(id=TaskId(number), due_at=given["opened_at"] + hours * HOUR, **given)


def done(number: int, after: float, hours: float = 24, **known) -> Task:
    """Return a task that was done so many hours after it was opened."""
    closed = OPENED + after * HOUR
    return make_task(number, hours, status=TaskStatus.DONE, closed_at=closed, **known)


def make_book(*tasks: Task, **known) -> TaskBook:
    """Return tasks of the client Acme with the roles and playbooks that ship."""
    library = load_library()
    given = {
        "client": Client("Acme", "GBP"),
        "engagement": Engagement(EngagementId(1), "Baseline"),
        "names": {AccountKey("A1"): "Northwind Ltd"},
        "owners": {role.id: role.name for role in library.roles},
        "playbooks": {PlaybookId(one.id): one for one in library.playbooks},
        "now": NOW,
        **known,
    }
    figures = measure_tasks(tasks, library.playbooks, given["now"])
    return TaskBook(tasks=tasks, figures=figures, **given)
