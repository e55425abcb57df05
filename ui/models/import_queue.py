"""Files that wait at the import desk, and how each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from csdesk.formatting import plural
from csdesk.model.imports import ImportBatch, ListRole
from csdesk.model.tables import TableKind
from csdesk.report.document import Status, StatusWord
from ui.models.file_view import FileView
from ui.models.import_choice import ImportChoice, date_lists, find_obstacle


class FileState(StrEnum):
    """How far a file is."""

    WAITING = "waiting"
    READING = "reading"
    QUESTION = "question"
    READY = "ready"
    REFUSED = "refused"
    IMPORTED = "imported"


STATE_WORDS = {
    FileState.WAITING: StatusWord(Status.NONE, "Waiting"),
    FileState.READING: StatusWord(Status.DOING, "Reading"),
    FileState.QUESTION: StatusWord(Status.WATCH, "Needs you"),
    FileState.READY: StatusWord(Status.GOOD, "Ready"),
    FileState.REFUSED: StatusWord(Status.RISK, "Not read"),
    FileState.IMPORTED: StatusWord(Status.GOOD, "Imported"),
}


@dataclass(frozen=True, slots=True)
class QueuedFile:
    """One file of a drop; ``sentence`` says what it is about, or why it was refused."""

    path: Path
    state: FileState = FileState.WAITING
    sentence: str = ""
    share: float = 0.0
    """How much of it is read, 0 to 1."""
    choice: ImportChoice | None = None
    view: FileView | None = None

    def reading(self, step: str, share: float) -> QueuedFile:
        """Return the file while it is read."""
        return replace(self, state=FileState.READING, sentence=step, share=share)

    def refused(self, sentence: str) -> QueuedFile:
        """Return the file that cannot be read."""
        return replace(self, state=FileState.REFUSED, sentence=sentence, choice=None, view=None)

    def decided(self, choice: ImportChoice, obstacle: str, about: str) -> QueuedFile:
        """Return the file with what is decided about it."""
        state = FileState.QUESTION if obstacle else FileState.READY
        return replace(self, state=state, sentence=obstacle or about, choice=choice)

    def imported(self, sentence: str) -> QueuedFile:
        """Return the file that was written."""
        return replace(self, state=FileState.IMPORTED, sentence=sentence)


def order_ready(files: Sequence[QueuedFile]) -> list[ImportChoice]:
    """Return what is chosen for the files that nothing stands in the way of, in their order.

    The present list comes first, so that the others are compared with it.
    """
    ready = [file.choice for file in files if file.state is FileState.READY]
    dated = [choice for choice in ready if choice is not None and choice.as_of is not None]
    return sorted(dated, key=lambda choice: list(ListRole).index(choice.role))


def settle_roles(
    files: Sequence[QueuedFile], current: date | None = None
) -> tuple[QueuedFile, ...]:
    """Return the files with at most one present and one earlier list among them.

    Of several lists of customers the newest is the present one, unless it is older than the list
    that is in use (``current``), and the first that is older an earlier one; the rest, and those
    without a date, are added beside. A single list stays what it was taken for.
    """
    lists = [file for file in files if _brings_customers(file)]
    if len(lists) < 2:
        return tuple(files)
    roles = dict.fromkeys((file.path for file in lists), ListRole.ADDED)
    ordered = sorted(lists, key=_date_of, reverse=True)
    present = None if current and _date_of(ordered[0]) < current else ordered[0]
    limit = current if present is None else _date_of(present)
    if present is not None:
        roles[present.path] = ListRole.CURRENT
    older = (file for file in ordered if limit and date.min < _date_of(file) < limit)
    for file in list(older)[:1]:
        roles[file.path] = ListRole.PREVIOUS
    return tuple(
        _with_role(file, roles[file.path], current) if file.path in roles else file
        for file in files
    )


def date_files(files: Sequence[QueuedFile], as_of: date | None) -> tuple[QueuedFile, ...]:
    """Return the files, those without a date with this one."""
    return tuple(
        replace(file, choice=file.choice.with_date(as_of))
        if file.choice is not None and file.choice.as_of is None
        else file
        for file in files
    )


def judge_files(
    files: Sequence[QueuedFile],
    batches: Sequence[ImportBatch],
    currency: str,
) -> tuple[QueuedFile, ...]:
    """Return the files, those that were read with what stands in their way now."""
    return tuple(_judge(file, files, batches, currency) for file in files)


def describe_choice(choice: ImportChoice) -> str:
    """Return how many tables and records a file brings."""
    tables = choice.draft.tables
    records = sum(table.records for table in tables)
    return f"{plural(len(tables), 'table')}, {plural(records, 'record')}"


def count_ready(files: Sequence[QueuedFile]) -> int:
    """Return how many files can be imported."""
    return sum(1 for file in files if file.state is FileState.READY)


def next_question(files: Sequence[QueuedFile], after: Path) -> QueuedFile | None:
    """Return the next file that needs a person, behind another one and then from the start."""
    place = next((n for n, file in enumerate(files) if file.path == after), -1)
    turned = (*files[place + 1 :], *files[: place + 1])
    waiting = (file for file in turned if file.state is FileState.QUESTION)
    return next((file for file in waiting if file.path != after), None)


def _judge(
    file: QueuedFile,
    files: Sequence[QueuedFile],
    batches: Sequence[ImportBatch],
    currency: str,
) -> QueuedFile:
    if file.choice is None or file.state in (FileState.IMPORTED, FileState.READING):
        return file
    others = [other.choice for other in files if other.choice and other is not file]
    dated = date_lists(batches, others)
    obstacle = find_obstacle(file.choice, dated, currency)
    return file.decided(file.choice, obstacle, describe_choice(file.choice))


def _brings_customers(file: QueuedFile) -> bool:
    return file.choice is not None and file.choice.draft.table(TableKind.ACCOUNTS) is not None


def _date_of(file: QueuedFile) -> date:
    """Return the date that a file states itself; one that it was given says nothing of its age."""
    return (file.choice.draft.as_of if file.choice else None) or date.min


def _with_role(file: QueuedFile, role: ListRole, current: date | None) -> QueuedFile:
    if file.choice is None:
        return file
    choice = file.choice.with_role(role)
    if role is ListRole.ADDED and choice.as_of is None:
        choice = choice.with_date(current)
    return replace(file, choice=choice)
