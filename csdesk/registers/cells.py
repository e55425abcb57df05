"""What may stand in a cell, by the kind of its column."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from math import isfinite

from csdesk.formatting import number
from csdesk.model.registers import (
    Cell,
    Cells,
    ColumnId,
    ColumnKind,
    RegisterColumn,
    RegisterDefinition,
)

KnownIds = Mapping[ColumnKind, Collection[str]]
"""What a reference may name; a kind that is not in it is not looked up."""
LONGEST = 4_000
"""Characters of a text, as in the cells of the lists."""


def clean_cells(cells: Cells) -> Cells:
    """Return the cells without blanks; texts without the space around them."""
    trimmed = {column: _trim(value) for column, value in cells.items()}
    return {column: value for column, value in trimmed.items() if is_filled(value)}


def is_filled(value: Cell | None) -> bool:
    """Tell whether something stands in a cell: nought does, an empty text or tick does not."""
    return value is not None and value is not False and value != ""


def find_cell_fault(definition: RegisterDefinition, cells: Cells, known: KnownIds) -> str | None:
    """Return the sentence about the first cell that does not fit its column; None: all fit."""
    for column_id, value in cells.items():
        column = definition.column(column_id)
        if column is None:
            return f"“{definition.name}” has no column “{column_id}”. Choose one of its columns."
        if fault := find_fault(column, value, known):
            return fault
    return None


def find_fault(column: RegisterColumn, value: Cell, known: KnownIds) -> str | None:
    """Return the sentence about a value that does not fit its column; None where it fits."""
    kind = column.kind
    if kind.is_number:
        return _number_fault(column, value)
    if kind is ColumnKind.TICK:
        return None if isinstance(value, bool) else f"“{column.name}” is a tick: yes or no."
    if not isinstance(value, str):
        return f"“{column.name}” is a text. Write words."
    if kind in (ColumnKind.DATE, ColumnKind.MOMENT):
        return _date_fault(column, value)
    return _text_fault(column, value, known)


def _text_fault(column: RegisterColumn, value: str, known: KnownIds) -> str | None:
    if column.kind is ColumnKind.CHOICE and value not in dict(column.choices):
        words = ", ".join(words for _, words in column.choices)
        return f"“{value}” cannot stand in “{column.name}”. Choose one of: {words}."
    if column.kind in known and value not in known[column.kind]:
        return f"“{value}” is not known, so “{column.name}” cannot name it. Choose from the list."
    if len(value) > LONGEST:
        return f"“{column.name}” is too long. Keep it below {LONGEST:,} characters."
    return None


def _number_fault(column: RegisterColumn, value: Cell) -> str | None:
    if isinstance(value, bool | str) or not isfinite(value):
        return f"“{column.name}” is a number. Write digits only."
    if column.low is not None and value < column.low:
        return f"“{column.name}” cannot be below {_write(column.low)}. Write a greater number."
    if column.high is not None and value > column.high:
        return f"“{column.name}” cannot be above {_write(column.high)}. Write a smaller number."
    return None


def _date_fault(column: RegisterColumn, value: str) -> str | None:
    if column.kind is ColumnKind.DATE:
        known = read_day(value) is not None
        return None if known else f"“{column.name}” is a day. Write it as 2026-03-31."
    known = read_moment(value) is not None
    return None if known else f"“{column.name}” is a day and a time. Write it as 2026-03-31T14:30."


def read_day(value: Cell | None) -> date | None:
    """Return the day that stands in a cell; None where none does."""
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def read_moment(value: Cell | None) -> datetime | None:
    """Return the moment that stands in a cell, without a zone; a day counts from its midnight."""
    try:
        return datetime.fromisoformat(str(value)).replace(tzinfo=None) if value else None
    except ValueError:
        return None


def read_number(cells: Cells, column: ColumnId) -> float | None:
    """Return the number that stands in a cell; None where none does."""
    value = cells.get(column)
    return value if isinstance(value, float | int) and not isinstance(value, bool) else None


def _trim(value: Cell) -> Cell:
    return value.strip() if isinstance(value, str) else value


def _write(bound: float) -> str:
    return number(bound, 0 if bound == int(bound) else 1)
