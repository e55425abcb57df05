"""Columns of names and words, which stay as they are but for the spaces around them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from csdesk.formatting import plural
from csdesk.ingest.coercion.reading import ColumnReading
from csdesk.model.tables import Cell


def read_texts_as_written(cells: Mapping[int, Cell], length: int) -> ColumnReading:
    """Return a column of texts; a number such as 7.0 becomes "7"."""
    values: list[Cell] = [None] * length
    trimmed = 0
    for index, cell in cells.items():
        text = _write(cell)
        values[index] = text.strip() or None
        trimmed += text != text.strip()
    note = f"The spaces around {plural(trimmed, 'text')} were removed"
    return ColumnReading(tuple(values), conversions=(note,) if trimmed else ())


def _write(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, int | float):
        return f"{cell:.0f}" if float(cell).is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else ""
