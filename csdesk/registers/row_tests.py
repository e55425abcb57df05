"""Tests that look at one row at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from csdesk.model.registers import Cells, ColumnId, RegisterCheck, RegisterRow
from csdesk.registers.cells import is_filled, read_moment, read_number
from csdesk.registers.failure import Failure

ANY, TICKED = "*", "true"


def find_needed(
    check: RegisterCheck, rows: Sequence[RegisterRow], _: datetime
) -> Iterator[Failure]:
    """Find rows that meet the conditions without having what they need then."""
    for row in rows:
        missing = tuple(column for column in check.columns if not is_filled(row.cells.get(column)))
        if missing and meets(row.cells, check.values):
            yield Failure(row.id, ColumnId(missing[0]), missing=missing)


def meets(cells: Cells, conditions: Sequence[str]) -> bool:
    """Tell whether a row meets conditions as "column=value": one of each column that is named."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for condition in conditions:
        column, _, value = condition.partition("=")
        wanted[column].append(value)
    return all(
        any(_meets_one(cells, ColumnId(column), value) for value in values)
        for column, values in wanted.items()
    )


def _meets_one(cells: Cells, column: ColumnId, value: str) -> bool:
    if value in (ANY, TICKED):
        return is_filled(cells.get(column))
    return column in cells and str(cells[column]) == value


def find_number_between(
    check: RegisterCheck, rows: Sequence[RegisterRow], _: datetime
) -> Iterator[Failure]:
    """Find rows whose number lies outside; a row without one passes."""
    column = check.columns[0]
    for row in rows:
        value = read_number(row.cells, column)
        if value is not None and not is_between(value, check):
            yield Failure(row.id, column, value)


def is_between(value: float, check: RegisterCheck) -> bool:
    """Tell whether a value lies within the bounds of a check, the bounds included."""
    return (check.low is None or value >= check.low) and (check.high is None or value <= check.high)


def find_reaches(
    check: RegisterCheck, rows: Sequence[RegisterRow], _: datetime
) -> Iterator[Failure]:
    """Find rows whose first number is below the second; a row without either passes."""
    reached, wanted = check.columns
    for row in rows:
        value, goal = read_number(row.cells, reached), read_number(row.cells, wanted)
        if value is not None and goal is not None and value < goal:
            yield Failure(row.id, reached, value)


def find_date_order(
    check: RegisterCheck, rows: Sequence[RegisterRow], _: datetime
) -> Iterator[Failure]:
    """Find rows whose first day is after the second; a row without either passes."""
    first, second = check.columns
    for row in rows:
        begin, end = read_moment(row.cells.get(first)), read_moment(row.cells.get(second))
        if begin is not None and end is not None and begin > end:
            yield Failure(row.id, second, str(row.cells[second]))


def find_overdue(
    check: RegisterCheck, rows: Sequence[RegisterRow], now: datetime
) -> Iterator[Failure]:
    """Find rows that have been open for more than the hours allowed; told in whole hours."""
    opened, closed = check.columns
    allowed = timedelta(hours=check.high or 0)
    for row in rows:
        since = read_moment(row.cells.get(opened))
        if since is not None and not row.cells.get(closed) and now - since > allowed:
            yield Failure(row.id, opened, float((now - since) // timedelta(hours=1)))
