"""Rows of a table as cells: a quick way for plain numbers, days and texts, a careful one else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from math import isfinite
from typing import Any

from csdesk.errors import ExportFailed
from csdesk.model.kpis import Unit
from csdesk.report.document import (
    Column,
    Format,
    Noted,
    Quantity,
    Status,
    StatusWord,
    Value,
)
from exports.xlsx.book import DAY, DAY_ZERO, FIRST_DATE, RISKY, Book, Look
from exports.xlsx.look import BODY, INDENT, WRAPPED, row_height, status_look
from exports.xlsx.number_formats import number_format, raw_value

LETTER: Look = (*BODY, ("align", "center"))
DATED: Look = (*BODY, *INDENT, DAY)
SHORT = 255
"""Letters; what is longer is looked at more closely."""
SPREAD = 1.12
"""How much wider letters may be than those that the width of a column counts."""


class RowWriter:
    """Writes the rows of one table; formats and widths of its columns are looked up once."""

    def __init__(
        self,
        book: Book,
        sheet: Any,
        columns: Sequence[Column],
        widths: Sequence[float],
        currency: str,
    ) -> None:
        self._book, self._sheet, self._currency = book, sheet, currency
        self._columns = tuple(columns)
        self._widths = tuple(widths)
        numbers = (_number_look(column.format, None, currency) for column in columns)
        self._numbers = [book.format(look) for look in numbers]
        self._dated = book.format(DATED)
        self._texts = [book.format(_text_look(column.format)) for column in columns]

    def write(self, number: int, row: Sequence[Value]) -> None:
        """Write a row, as high as its texts need."""
        sheet, numbers, texts = self._sheet, self._numbers, self._texts
        long: list[tuple[str, float]] = []
        for at, value in enumerate(row):
            if isinstance(value, str) and _is_plain(value):
                result = sheet.write_string(number, at, value, texts[at])
                if len(value) * SPREAD > self._widths[at]:
                    long.append((value, self._widths[at]))
            elif isinstance(value, float) and isfinite(value):
                result = sheet.write_number(number, at, value, numbers[at])
            elif type(value) is date and value >= FIRST_DATE:
                result = sheet.write_number(number, at, (value - DAY_ZERO).days, self._dated)
            else:
                result = self._write_other(number, at, value, long)
            if result:
                raise ExportFailed(f"A cell of “{sheet.get_name()}” could not be written.")
        if long:
            self._set_height(number, long)

    def _write_other(
        self, number: int, at: int, value: Value, long: list[tuple[str, float]]
    ) -> int:
        if value is None:
            return 0
        raw = raw_value(value)
        look = _cell_look(value, self._columns[at].format, self._currency)
        self._book.put(self._sheet, (number, at), raw, look)
        if isinstance(raw, str):
            long.append((raw, self._widths[at]))
        return 0

    def _set_height(self, number: int, texts: Sequence[tuple[str, float]]) -> None:
        height = row_height(texts)
        if height is not None:
            self._sheet.set_row(number, height)


def _is_plain(text: str) -> bool:
    """Return whether a text can stand in a cell as it is, and does not begin like a formula."""
    return 0 < len(text) <= SHORT and text.isprintable() and not text.startswith(RISKY)


def _cell_look(value: Value, form: Format, currency: str) -> Look:
    if isinstance(value, str | Noted):
        return _text_look(form)
    if isinstance(value, StatusWord):
        return _status_look(value.status)
    if isinstance(value, date):
        return DATED
    unit = value.unit if isinstance(value, Quantity) else None
    return _number_look(form, unit, currency)


def _text_look(form: Format) -> Look:
    return LETTER if form is Format.LETTER else WRAPPED


@cache
def _status_look(status: Status) -> Look:
    return status_look(status)


@cache
def _number_look(form: Format, unit: Unit | None, currency: str) -> Look:
    shown = number_format(form, unit, currency)
    return (*BODY, ("num_format", shown)) if shown else BODY
