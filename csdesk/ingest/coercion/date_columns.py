"""Columns of dates. Day first or month first is decided for the column, never for a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from csdesk.formatting import plural
from csdesk.ingest.coercion.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    OPEN_END,
    DateText,
    date_of_serial,
    is_plausible,
    parse_date,
)
from csdesk.ingest.coercion.reading import ColumnReading, Unread, quote
from csdesk.model.tables import Cell

FIX = "Write it as a date, such as 2025-10-20"
OPEN_FIX = "Write the dates with the year first, such as 2026-04-03 for 3 April 2026"


def read_dates(cells: Mapping[int, Cell], length: int) -> ColumnReading:
    """Return a column of dates."""
    unread: dict[int, Unread] = {}
    days: dict[int, date] = {}
    texts: dict[int, DateText] = {}
    serials: list[int] = []
    for index, cell in cells.items():
        if isinstance(cell, date):
            days[index] = cell.date() if isinstance(cell, datetime) else cell
        elif (day := _find_serial(cell)) is not None:
            days[index] = day
            serials.append(index)
        elif isinstance(cell, str) and (text := parse_date(cell)) is not None:
            texts[index] = text
        else:
            unread[index] = Unread(f"{quote(cell)} is no date", FIX)
    order = _decide_order(texts.values())
    days |= _read_texts(texts, order, cells, unread)
    return ColumnReading(
        _keep_plausible(days, unread, length),
        unread,
        tuple(_conversions(texts, serials, days, cells)),
        _describe_order(texts, order, cells),
    )


def _find_serial(cell: Cell) -> date | None:
    """Return the day that a bare day number stands for, in a number cell or as five figures."""
    if isinstance(cell, str) and cell.strip().isdecimal() and len(cell.strip()) == 5:
        return date_of_serial(float(cell))
    if not isinstance(cell, int | float) or isinstance(cell, bool):
        return None
    if date_of_serial(cell):
        return date_of_serial(cell)
    written = parse_date(f"{cell:.0f}")
    return written.day if written else None


def _decide_order(texts: Iterable[DateText]) -> bool | None:
    """Return True for day first, False for month first, None where the column does not show it."""
    proven = {text.order for text in texts} - {None}
    return proven.pop() if len(proven) == 1 else None


def _read_texts(
    texts: Mapping[int, DateText],
    order: bool | None,
    cells: Mapping[int, Cell],
    unread: dict[int, Unread],
) -> dict[int, date]:
    days: dict[int, date] = {}
    for index, text in texts.items():
        own = text.order if text.order is not None else order
        if own is None and text.is_open:
            problem = f"{quote(cells[index])}: day and month cannot be told apart"
            unread[index] = Unread(problem, OPEN_FIX, is_open=True)
        elif day := text.in_order(day_first=own is not False):
            days[index] = day
    return days


def _keep_plausible(
    days: Mapping[int, date], unread: dict[int, Unread], length: int
) -> tuple[Cell, ...]:
    values: list[Cell] = [None] * length
    for index, day in days.items():
        if is_plausible(day):
            values[index] = day
        elif day != OPEN_END:
            unread[index] = Unread(
                f"{day.isoformat()} lies outside the years {FIRST_YEAR} to {LAST_YEAR}", FIX
            )
    return tuple(values)


def _conversions(
    texts: Mapping[int, DateText],
    serials: list[int],
    days: Mapping[int, date],
    cells: Mapping[int, Cell],
) -> Iterable[str]:
    has_cells = len(days) > len(texts)
    read = sorted(
        index
        for index in texts
        if index in days and (has_cells or cells[index] != days[index].isoformat())
    )
    if read:
        example = quote(cells[read[0]])
        yield f"{plural(len(read), 'date')} written as text, such as {example}, {_were(read)} read"
    if serials:
        example = quote(cells[min(serials)])
        yield (
            f"{plural(len(serials), 'day number')} of a spreadsheet, such as {example}, "
            f"{_were(serials)} read as dates"
        )
    endless = [index for index, day in days.items() if day == OPEN_END]
    if endless:
        yield f"{plural(len(endless), 'date')} in the year 9999 {_were(endless)} read as no end"


def _were(items: list[int]) -> str:
    return "was" if len(items) == 1 else "were"


def _describe_order(
    texts: Mapping[int, DateText],
    order: bool | None,
    cells: Mapping[int, Cell],
) -> str:
    if order is None:
        return ""
    proof = next(index for index in sorted(texts) if texts[index].order is order)
    names = ("Day", "month") if order else ("Month", "day")
    return f"{names[0]} first: {cells[proof]} cannot be {names[1]} first"
