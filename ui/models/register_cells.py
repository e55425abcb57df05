"""Cells of a register as a person reads and chooses them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.formatting import answered_number, day, money, percent
from csdesk.model.registers import Cell, ColumnKind, RegisterColumn
from csdesk.report.register_words import RegisterNames

NOTHING = ("–", "")
REFERENCES = frozenset(
    {
        ColumnKind.CHOICE,
        ColumnKind.ROLE,
        ColumnKind.KPI,
        ColumnKind.INITIATIVE,
        ColumnKind.FINDING,
    }
)
"""What is chosen from a list that is short enough to be looked through."""


def write_cell(
    column: RegisterColumn, cell: Cell | None, names: RegisterNames, currency: str
) -> str:
    """Return a cell as it is shown."""
    value = names.tell(column, cell)
    if isinstance(value, date):
        return day(value)
    if not isinstance(value, float):
        return "" if value is None else str(value)
    if column.kind is ColumnKind.PERCENT:
        return percent(value, trim=True)
    if column.kind is ColumnKind.MONEY:
        return money(value, currency)
    return answered_number(value)


def list_choices(column: RegisterColumn, names: RegisterNames) -> Sequence[tuple[str, object]]:
    """Return what can be chosen in a column, words and value; nothing first of all."""
    if column.kind is ColumnKind.CHOICE:
        known = [(words, value) for value, words in column.choices]
    else:
        found = names.by_kind.get(column.kind, {})
        known = sorted((words, value) for value, words in found.items())
    return [NOTHING, *known]


def read_entry(column: RegisterColumn, text: str) -> Cell:
    """Return what a person typed as a cell; a number that is none stays text and is refused."""
    typed = text.strip()
    if not column.kind.is_number or not typed:
        return typed
    try:
        return float(typed.replace(",", "").removesuffix("%"))
    except ValueError:
        return typed


def edit_text(cell: Cell | None) -> str:
    """Return a cell as it stands in a field for typing."""
    if cell is None or isinstance(cell, bool):
        return ""
    return f"{cell:g}" if isinstance(cell, float | int) else cell
