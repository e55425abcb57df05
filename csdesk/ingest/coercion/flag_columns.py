"""Columns of yes and no."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.ingest.coercion.reading import ColumnReading, Unread, quote
from csdesk.model.tables import Cell

_YES = "yes y true t 1 1.0 x ✓ ✔ ☑ on ja oui si wahr vrai churned lost cancelled canceled left"
_NO = "no n false f 0 0.0 ✗ ✘ ☐ off nein non falsch faux active live current"
YES, NO = frozenset(_YES.split()), frozenset(_NO.split())


def read_flags(cells: Mapping[int, Cell], length: int) -> ColumnReading:
    """Return a column of True and False."""
    values: list[Cell] = [None] * length
    unread: dict[int, Unread] = {}
    for index, cell in cells.items():
        values[index] = _read_flag(cell)
        if values[index] is None:
            unread[index] = Unread(f"{quote(cell)} is neither yes nor no", "Write Yes or No")
    return ColumnReading(tuple(values), unread)


def _read_flag(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    word = str(cell).strip().casefold()
    if word in YES:
        return True
    return False if word in NO else None
