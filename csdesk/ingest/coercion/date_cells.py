"""The distinct cells of a column of dates, sorted by how they say their date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from csdesk.ingest.coercion.cells import write_cell
from csdesk.ingest.coercion.context import ColumnContext
from csdesk.ingest.coercion.dates import DateText, parse_date
from csdesk.ingest.coercion.reading import Unread, quote
from csdesk.ingest.coercion.serials import Serial, parse_serial, parse_serial_text
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.ingest.coercion.times import Clock
from csdesk.model.tables import Cell

FIX = "Write it as a date, such as 2025-10-20"


@dataclass(slots=True)
class DateCells:
    """What the distinct cells of a column say, sorted by how they say it."""

    own: dict[Cell, DateText] = field(default_factory=dict)
    texts: dict[str, DateText] = field(default_factory=dict)
    serials: dict[Cell, Serial] = field(default_factory=dict)
    unread: dict[Cell, Unread] = field(default_factory=dict)

    def all(self) -> dict[Cell, DateText]:
        """Return every date, however it was written."""
        every: dict[Cell, DateText] = dict(self.own)
        every.update(self.texts)
        return every | {cell: serial.date for cell, serial in self.serials.items()}


def sort_dates(task: ColumnTask) -> DateCells:
    """Return what the cells of a column say; what is no date is unread."""
    parsed = DateCells()
    for cell in task.to_read:
        if isinstance(cell, date):
            parsed.own[cell] = _from_cell(cell)
        elif serial := _find_serial(cell, task.context):
            parsed.serials[cell] = serial
        elif isinstance(cell, str) and (text := parse_date(cell)) is not None:
            parsed.texts[cell] = text
        else:
            parsed.unread[cell] = Unread(f"{quote(write_cell(cell))} is no date", FIX)
    return parsed


def _from_cell(cell: date) -> DateText:
    if not isinstance(cell, datetime):
        return DateText(cell)
    offset = cell.utcoffset()
    minutes = None if offset is None else int(offset.total_seconds() // 60)
    clock = Clock(cell.hour, cell.minute, cell.second, cell.microsecond, minutes)
    return DateText(cell.date(), clock=clock)


def _find_serial(cell: Cell, context: ColumnContext) -> Serial | None:
    if isinstance(cell, str):
        return parse_serial_text(cell.strip(), starts_1904=context.starts_1904)
    if isinstance(cell, int | float):
        return parse_serial(float(cell), starts_1904=context.starts_1904)
    return None
