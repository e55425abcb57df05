"""The tasks about accounts as documents: a workbook to work through, and a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from csdesk import __version__
from csdesk.formatting import join_words, number, percent, plural
from csdesk.model.actions import Task, TaskFigures, TaskStatus
from csdesk.model.clients import Client, Engagement
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, PlaybookId
from csdesk.model.playbooks import Playbook, PlaybookStep
from csdesk.report.document import (
    Column,
    Format,
    Report,
    Section,
    Status,
    StatusWord,
    Table,
    Value,
)
from csdesk.report.statuses import severity_status

TITLE = "Tasks"
PRIORITIES = {Severity.CRITICAL: 1, Severity.WATCH: 5, Severity.NOTE: 9}
"""As calendars count them: 1 is the highest."""
CLOSED = {
    TaskStatus.DONE: StatusWord(Status.GOOD, "Done"),
    TaskStatus.DROPPED: StatusWord(Status.NONE, "Dropped"),
}


@dataclass(frozen=True, slots=True)
class TaskBook:
    """Tasks with what is needed to write about them."""

    client: Client
    engagement: Engagement
    tasks: Sequence[Task]
    figures: TaskFigures
    names: Mapping[AccountKey, str]
    """Names of accounts; one without a name is called by its key."""
    owners: Mapping[str, str]
    """Names of roles by their ids; other owners are people."""
    playbooks: Mapping[PlaybookId, Playbook]
    now: datetime
    zone: tzinfo = UTC
    """Where days begin and end for the reader."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One task in a calendar. ``uid`` never changes; times are UTC."""

    uid: str
    due_at: datetime
    made_at: datetime
    title: str
    details: str
    priority: int


@dataclass(frozen=True, slots=True)
class TaskCalendar:
    """The open tasks of a client, for the calendar of whoever works on them."""

    name: str
    entries: tuple[CalendarEntry, ...]


def make_calendar(book: TaskBook) -> TaskCalendar:
    """Return the open tasks as calendar entries, soonest first; nobody is invited to anything."""
    still = [task for task in book.tasks if task.status is TaskStatus.OPEN]
    ordered = sorted(still, key=lambda task: (task.due_at, task.id))
    name = f"{TITLE}: {book.client.name}"
    return TaskCalendar(name, tuple(_enter(task, book) for task in ordered))


def _enter(task: Task, book: TaskBook) -> CalendarEntry:
    opened = task.opened_at.astimezone(UTC)
    return CalendarEntry(
        uid=f"task-{task.id}-{opened:%Y%m%dT%H%M%S%f}@csdesk",
        due_at=task.due_at.astimezone(UTC),
        made_at=opened,
        title=f"{_account(task, book)}: {task.title}",
        details="\n".join(_list_details(task, book)),
        priority=PRIORITIES[task.severity],
    )


def _list_details(task: Task, book: TaskBook) -> Iterator[str]:
    """Give the lines below the title of an entry: why, who, and what is left to do."""
    if task.reason:
        yield task.reason
    yield f"Owner: {_owner(task, book)}"
    steps = _steps_left(task, book)
    if steps:
        yield "Steps left:"
    yield from (f"– {step}" for step in steps)


def compose_tasks(book: TaskBook) -> Report:
    """Return the tasks as a document with one table, the open ones first, soonest first."""
    return Report(
        title=TITLE,
        client=book.client.name,
        engagement=book.engagement.name,
        as_of=book.now.astimezone(book.zone).date(),
        currency=book.client.currency,
        headline=task_sentence(book.figures),
        basis=f"{plural(len(book.tasks), 'task')} of this client",
        is_sample=book.client.is_sample,
        sections=(Section("tasks", TITLE, task_sentence(book.figures), (_table(book),)),),
        program=f"csdesk {__version__}",
    )


def task_sentence(figures: TaskFigures) -> str:
    """Return how tasks are kept up with: open, late, in time, by the steps of their playbooks."""
    parts = [f"{plural(figures.open, 'task')} open, {number(figures.late)} of them late."]
    if figures.in_time is not None and figures.median_hours is not None:
        parts.append(_tell_done(figures, figures.in_time, figures.median_hours))
    if figures.steps_followed is not None:
        parts.append(f"{percent(figures.steps_followed, 0)} of the steps of playbooks were done.")
    return " ".join(parts)


def _tell_done(figures: TaskFigures, in_time: float, hours: float) -> str:
    if figures.done == 1:
        when = "in time" if in_time else "late"
        return f"1 done, {when}, after {plural(hours, 'hour')}."
    return (
        f"{number(figures.done)} done, {percent(in_time, 0)} of them in time, half of them within "
        f"{plural(hours, 'hour')}."
    )


def _table(book: TaskBook) -> Table:
    ordered = sorted(
        book.tasks, key=lambda task: (task.status is not TaskStatus.OPEN, task.due_at, task.id)
    )
    return Table(
        name=TITLE,
        title="What is to be done, by whom, and by when?",
        columns=(
            Column("Due", Format.DATE, 0.1),
            Column("State", Format.STATUS, 0.1),
            Column("Severity", Format.STATUS, 0.1),
            Column("Customer", Format.TEXT, 0.2),
            Column("What to do", Format.TEXT, 0.25),
            Column("Why", Format.TEXT, 0.5),
            Column("Owner", Format.TEXT, 0.15),
            Column("Steps left", Format.TEXT, 0.4),
            Column("Approved by", Format.TEXT, 0.15),
            Column("Note", Format.TEXT, 0.2),
        ),
        rows=tuple(_row(task, book) for task in ordered),
        empty="There are no tasks.",
    )


def _row(task: Task, book: TaskBook) -> tuple[Value, ...]:
    return (
        task.due_at.astimezone(book.zone).date(),
        _state(task, book.now),
        severity_status(task.severity),
        _account(task, book),
        task.title,
        task.reason or None,
        _owner(task, book),
        " · ".join(_steps_left(task, book)) or None,
        join_words(list(dict.fromkeys(name for _, name in task.approvals))) or None,
        task.note or None,
    )


def _state(task: Task, now: datetime) -> StatusWord:
    if task.status is TaskStatus.OPEN:
        late = task.is_late(now)
        return StatusWord(Status.RISK, "Late") if late else StatusWord(Status.DOING, "Open")
    return CLOSED[task.status]


def _account(task: Task, book: TaskBook) -> str:
    return book.names.get(task.account) or task.account


def _owner(task: Task, book: TaskBook) -> str:
    return book.owners.get(task.owner, task.owner)


def _steps_left(task: Task, book: TaskBook) -> list[str]:
    playbook = book.playbooks.get(task.playbook) if task.playbook else None
    steps = playbook.steps if playbook else ()
    return [_write_step(step) for step in steps if step.id not in task.steps_done]


def _write_step(step: PlaybookStep) -> str:
    return f"{step.text} (needs approval)" if step.is_high_stakes else step.text
