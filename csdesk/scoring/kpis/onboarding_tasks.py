"""The tasks of each onboarding: how many are done, and when the last is due (S1.112, C35)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.kpis.journeys import first_values
from csdesk.scoring.needed_tasks import NeededTask, read_needed_tasks


@dataclass(frozen=True, slots=True)
class TaskedOnboarding:
    """One customer's onboarding as its tasks tell; tasks that are not needed are left out."""

    account: AccountKey
    positions: tuple[int, ...]
    """Where its tasks stand in their list."""
    done: int
    due_on: date | None
    """When the last task is due; None where a task has no such day."""
    has_started: bool
    is_complete: bool
    """All tasks are done, and first value is reached as far as anybody notes that."""


def read_onboardings(book: Book, table: ListTable) -> tuple[TaskedOnboarding, ...]:
    """Return the onboardings of a list of tasks, in the order of the list."""
    valued = first_values(book)
    return tuple(
        _describe(book, table, account, tasks, valued)
        for account, tasks in read_needed_tasks(table).items()
    )


def _describe(
    book: Book,
    table: ListTable,
    key: AccountKey,
    tasks: Sequence[NeededTask],
    valued: frozenset[AccountKey] | None,
) -> TaskedOnboarding:
    positions = tuple(task.position for task in tasks)
    due = [read_day(table.column("due_on")[at]) for at in positions]
    days = [day for day in due if day is not None]
    finished = sum(task.is_done for task in tasks)
    is_whole = finished == len(positions)
    starts = [
        day
        for field in ("onboarding_start", "start_on")
        for at in positions
        if (day := read_day(table.column(field)[at])) is not None
    ]
    return TaskedOnboarding(
        account=key,
        positions=positions,
        done=finished,
        due_on=max(days) if len(days) == len(due) else None,
        has_started=not starts or finished > 0 or min(starts) <= book.accounts.as_of,
        is_complete=is_whole and (valued is None or key in valued),
    )
