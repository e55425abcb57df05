"""Columns of dates and of moments."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import ColumnCells, write_cell
from csdesk.ingest.coercion.context import CELLS_TURNED, ColumnContext
from csdesk.ingest.coercion.date_cells import FIX, DateCells, sort_dates
from csdesk.ingest.coercion.date_order import DateOrder, decide_order
from csdesk.ingest.coercion.date_words import describe_dropped, describe_form, were
from csdesk.ingest.coercion.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    OPEN_ENDS,
    PLACEHOLDERS,
    is_plausible,
)
from csdesk.ingest.coercion.reading import ColumnQuestion, Unread, quote
from csdesk.ingest.coercion.readout import Readout, read_distinct
from csdesk.ingest.coercion.serials import SerialKind
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.ingest.coercion.times import Clock
from csdesk.ingest.coercion.turned_dates import ask_whether_turned, turn_date
from csdesk.model.imports import Topic
from csdesk.model.tables import Cell, FieldKind

OPEN_FIX = "Write the dates with the year first, such as 2026-04-03 for 3 April 2026"
ZONE_FIX = "Write the time in UTC, such as 2024-07-09 03:00Z"
MIDNIGHT = Clock(0, 0)
SERIAL_WORDS = {
    SerialKind.DAYS: ("day number", "of a spreadsheet"),
    SerialKind.SECONDS: ("count", "of seconds or milliseconds since 1970"),
    SerialKind.FIGURES: ("number", "of year, month and day"),
}


def read_dates(task: ColumnTask) -> Readout:
    """Return a column of dates, or of moments where the field wants the time of day as well."""
    column = task.column
    parsed = sort_dates(task)
    turned = _settle_turned(parsed, task.context)
    order = decide_order(parsed.texts, task.context)
    is_moment = task.target.kind is FieldKind.MOMENT
    values = _settle(parsed, order, is_moment=is_moment)
    converted = {cell for cell, value in values.items() if not _is_same(cell, value)}
    readout = read_distinct(column, values, parsed.unread, converted)
    readout.conversions += _describe(column, parsed, values, is_moment=is_moment)
    if order.manner:
        readout.manner.append(order.manner)
    if order.proven:
        readout.proven[Topic.DATE_ORDER] = order.proven
    readout.questions += [asked for asked in (order.question, turned) if asked is not None]
    return readout


def _settle_turned(parsed: DateCells, context: ColumnContext) -> ColumnQuestion | None:
    """Turn date cells that a spreadsheet mistook, where a person says so; return the question."""
    question = ask_whether_turned([t.day for t in parsed.own.values() if t.day], parsed.texts)
    if question is not None and question.settle(context.answers) == CELLS_TURNED:
        for cell, text in parsed.own.items():
            if text.day is not None:
                parsed.own[cell] = replace(text, day=turn_date(text.day))
    return question


def _settle(parsed: DateCells, order: DateOrder, *, is_moment: bool) -> dict[Cell, Cell]:
    """Return the value of each distinct cell; what cannot be settled becomes unread."""
    values: dict[Cell, Cell] = {}
    for cell, text in parsed.all().items():
        day_first = text.order if text.order is not None else order.day_first
        if day_first is None and text.is_open:
            problem = f"{quote(cell)}: day and month cannot be told apart"
            parsed.unread[cell] = Unread(problem, OPEN_FIX, is_open=True)
            continue
        day = text.in_order(day_first=day_first is not False)
        if fault := _find_fault(cell, day, text.clock if is_moment else None):
            parsed.unread[cell] = fault
        elif day is not None:
            values[cell] = _value(day, text.clock, is_moment=is_moment)
    return values


def _find_fault(cell: Cell, day: date | None, clock: Clock | None) -> Unread | None:
    if day is None:
        return Unread(f"{quote(write_cell(cell))} is no date", FIX)
    if day in PLACEHOLDERS:
        problem = f"{day.isoformat()} is what programs write for an unknown date"
        return Unread(problem, FIX, day=day)
    if day not in OPEN_ENDS and not is_plausible(day):
        years = f"{FIRST_YEAR} to {LAST_YEAR}"
        return Unread(f"{day.isoformat()} lies outside the years {years}", FIX, day=day)
    if clock is not None and clock.unknown_zone:
        return Unread(f"{quote(write_cell(cell))} is in a time zone of unclear name", ZONE_FIX)
    return None


def _value(day: date, clock: Clock | None, *, is_moment: bool) -> date | None:
    """Return the date or the moment; None for a date that means "no end"."""
    if day in OPEN_ENDS:
        return None
    if not is_moment:
        return day
    return (clock or MIDNIGHT).on_day(day)


def _is_same(cell: Cell, value: Cell) -> bool:
    """Tell whether a cell says its value as csdesk would write it."""
    if isinstance(cell, int | float) or value is None:
        return False
    written = write_cell(cell).replace("T", " ").removesuffix("Z")
    if isinstance(value, datetime) and written == value.isoformat(" "):
        return True
    return written == write_cell(value)


def _describe(
    column: ColumnCells, parsed: DateCells, values: Mapping[Cell, Cell], *, is_moment: bool
) -> Iterator[str]:
    """Yield a sentence for each form that was read as something else than a plain date."""
    read = {cell for cell, value in values.items() if value is not None}
    has_cells = bool(parsed.own or parsed.serials)
    texts = {c for c in parsed.texts if c in read and (has_cells or not _is_same(c, values[c]))}
    yield from _count(column, texts, "date", "written as text", "read")
    for kind, (noun, trait) in SERIAL_WORDS.items():
        cells = {c for c, serial in parsed.serials.items() if serial.kind is kind and c in read}
        yield from _count(column, cells, noun, trait, "read as dates")
    months = {c for c, text in parsed.texts.items() if text.is_month and c in read}
    yield from _count(column, months, "month", "without a day", "read as the last day")
    endless = values.keys() - read
    if endless:
        count = column.count(endless)
        yield f"{plural(count, 'date')} in the year 9999 {were(count)} read as no end"
    if not is_moment:
        yield from _describe_dropped(column, parsed, values)


def _describe_dropped(
    column: ColumnCells, parsed: DateCells, values: Mapping[Cell, Cell]
) -> Iterator[str]:
    timed = {
        cell
        for cell, text in parsed.all().items()
        if text.clock is not None and not text.clock.is_midnight and values.get(cell)
    }
    if timed:
        yield describe_dropped(column.count(timed))


def _count(
    column: ColumnCells, cells: Collection[Cell], noun: str, trait: str, deed: str
) -> Iterator[str]:
    if cells:
        example = write_cell(next(c for c in column.distinct if c in cells))
        yield describe_form(column.count(cells), noun, trait, example, deed)
