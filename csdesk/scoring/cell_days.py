"""The day that a cell of a list holds."""

from __future__ import annotations

from datetime import date, datetime

from csdesk.model.tables import Cell


def read_day(cell: Cell) -> date | None:
    """Return a cell as a day, without its time; None where it holds none."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None
