"""Support requests one by one: which count, how long they took, and by when they had to (C85)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day

NO_REQUESTS = frozenset({"deleted", "merged", "spam"})
"""Statuses of requests that were none."""
HOUR = 3_600


class Request(NamedTuple):
    """One support request; hours are calendar hours, None where the list does not give them.

    A tuple of cells, as lists hold many of them and most figures ask for two.
    """

    at: int
    """Its position in the list."""
    opened: Cell
    solved: Cell
    due: Cell
    answered: Cell
    answer_minutes: Cell
    solving_hours: Cell
    in_time: Cell
    """What the list itself says of the agreed time."""

    @property
    def answered_after(self) -> float | None:
        """Hours until somebody answered."""
        if isinstance(self.answer_minutes, float):
            return self.answer_minutes / 60
        return hours_between(self.opened, self.answered)

    @property
    def solved_after(self) -> float | None:
        """Hours until it was solved."""
        if isinstance(self.solving_hours, float):
            return self.solving_hours
        return hours_between(self.opened, self.solved)

    @property
    def is_open(self) -> bool:
        """Whether nothing says that it was solved."""
        return self.solved is None and self.solving_hours is None


def read_requests(table: ListTable) -> Iterator[Request]:
    """Yield the requests that were some: deleted, merged and spam ones are left out."""
    statuses = table.column("status")
    none = {word for word in set(statuses) if str(word).strip().casefold() in NO_REQUESTS}
    fields = (
        "created_at", "resolved_at", "due_at", "first_response_at", "first_response_minutes",
        "resolution_hours", "is_sla_met",
    )  # fmt: skip
    cells = zip(range(len(table)), *map(table.column, fields), strict=True)
    for status, one in zip(statuses, cells, strict=True):
        if status not in none:
            yield Request(*one)


def hours_between(first: Cell, later: Cell) -> float | None:
    """Return the hours from one time to another; None unless both are times.

    Where only one has a time of day, whole days count.
    """
    if not isinstance(first, date) or not isinstance(later, date):
        return None
    if isinstance(first, datetime) is not isinstance(later, datetime):
        first, later = _as_day(first), _as_day(later)
    return (later - first).total_seconds() / HOUR


def request_window(table: ListTable) -> str:
    """Return from when to when requests of a list came in: "2024-01-02 to 2024-03-31"."""
    days = [day for cell in table.column("created_at") if (day := read_day(cell))]
    if not days:
        return table.sources[0].as_of.isoformat()
    return f"{min(days).isoformat()} to {max(days).isoformat()}"


def end_of_list(table: ListTable, request: Request) -> datetime:
    """Return the end of the day of the list that a request stands on: so far it tells."""
    return datetime.combine(table.sources[table.origins[request.at]].as_of, time.max)


def positions_of(requests: Sequence[Request]) -> list[int]:
    """Return where requests stand in their list."""
    return [one.at for one in requests]


def is_after(first: date, later: date) -> bool:
    """Tell whether a time lies after another; where one has no time of day, the days count."""
    if isinstance(first, datetime) and isinstance(later, datetime):
        return first > later
    return _as_day(first) > _as_day(later)


def _as_day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
