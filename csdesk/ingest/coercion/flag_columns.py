"""Columns of yes and no."""

from __future__ import annotations

from datetime import date

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import ColumnCells, write_cell
from csdesk.ingest.coercion.dates import parse_date
from csdesk.ingest.coercion.directions import LOSSES, settle_flag_direction
from csdesk.ingest.coercion.reading import Unread, quote
from csdesk.ingest.coercion.readout import Readout, read_distinct
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.model.tables import Cell

_PLAIN_YES, _PLAIN_NO = "yes y true t 1 1.0", "no n false f 0 0.0"
_YES = "x ✓ ✔ ☑ ✅ on ja oui si sí sim wahr vrai vero checked enabled"
_NO = "✗ ✘ ☐ ❌ off nein non não nej falsch faux falso unchecked disabled"
_LOST = "churned churn lost cancelled canceled terminated closed inactive left gone expired"
_KEPT = "active live current retained renewed open customer"
PLAIN = frozenset(f"{_PLAIN_YES} {_PLAIN_NO}".split())
YES, NO = frozenset(f"{_PLAIN_YES} {_YES}".split()), frozenset(f"{_PLAIN_NO} {_NO}".split())
LOST, KEPT = frozenset(_LOST.split()), frozenset({*_KEPT.split(), "not churned"})


def read_flags(task: ColumnTask) -> Readout:
    """Return a column of True and False; for customers who left, a date says yes."""
    values: dict[Cell, Cell] = {}
    unread: dict[Cell, Unread] = {}
    for cell in task.to_read:
        flag = _read_flag(cell, is_loss=task.target.id in LOSSES)
        if flag is None:
            unread[cell] = Unread(
                f"{quote(write_cell(cell))} is neither yes nor no", "Write Yes or No"
            )
        else:
            values[cell] = flag
    converted = {cell for cell in values if write_cell(cell).strip().casefold() not in PLAIN}
    readout = read_distinct(task.column, values, unread, converted)
    _note_dates(readout, task.column, {cell for cell in converted if _is_date(cell)})
    settle_flag_direction(task, readout)
    return readout


def _read_flag(cell: Cell, *, is_loss: bool) -> bool | None:
    word = write_cell(cell).strip().casefold()
    if word in YES or (is_loss and _is_date(cell)):
        return True
    if word in NO:
        return False
    if word in LOST or word in KEPT:
        return (word in LOST) == is_loss
    return None


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and parse_date(cell) is not None)


def _note_dates(readout: Readout, column: ColumnCells, dates: set[Cell]) -> None:
    if dates:
        count = column.count(dates)
        verb = "was" if count == 1 else "were"
        readout.conversions.append(f"{plural(count, 'date')} {verb} read as yes")
