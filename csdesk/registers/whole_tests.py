"""Tests that hold rows against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from csdesk.model.registers import RegisterCheck, RegisterRow
from csdesk.registers.cells import read_number
from csdesk.registers.failure import Failure
from csdesk.registers.row_tests import is_between


def find_unique(
    check: RegisterCheck, rows: Sequence[RegisterRow], _: datetime
) -> Iterator[Failure]:
    """Find rows that say what an earlier one says already; capitals and blanks aside."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(_fold(row, column) for column in check.columns)
        if not all(key):
            continue
        if key in seen:
            yield Failure(row.id, check.columns[0], str(row.cells[check.columns[0]]))
        seen.add(key)


def _fold(row: RegisterRow, column: str) -> str:
    values = {str(name): value for name, value in row.cells.items()}
    return " ".join(str(values.get(column, "")).split()).casefold()


def find_sum_between(
    check: RegisterCheck, rows: Sequence[RegisterRow], _: datetime
) -> Iterator[Failure]:
    """Find groups whose sum lies outside; a group without a number passes."""
    summed, *parted = check.columns
    groups: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        value = read_number(row.cells, summed)
        if value is not None:
            groups[str(row.cells.get(parted[0], "")) if parted else ""].append(value)
    for name, values in groups.items():
        if not is_between(sum(values), check):
            yield Failure(column=summed, value=sum(values), missing=(name,) if name else ())


def find_each_value(
    check: RegisterCheck, rows: Sequence[RegisterRow], _: datetime
) -> Iterator[Failure]:
    """Find values that no row has. A register without rows was not begun: it passes."""
    present = {str(row.cells.get(check.columns[0], "")) for row in rows}
    missing = tuple(value for value in check.values if value not in present)
    if rows and missing:
        yield Failure(column=check.columns[0], missing=missing)
