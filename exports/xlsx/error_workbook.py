"""Rows to correct as a workbook: the client's own cells, what is wrong with them, what to do."""

from __future__ import annotations

import re
from datetime import date
from itertools import zip_longest
from typing import Any

from csdesk.model.imports import ERROR_COLUMNS
from csdesk.report.import_errors import ErrorRow, ErrorSheet, ErrorWorkbook
from exports.charts.palette import LIGHT
from exports.xlsx.book import Book, Look, Raw
from exports.xlsx.look import HEAD, WRAPPED, row_height
from exports.xlsx.sheet_names import sheet_names

README = "Read me"
EXPLAINED = (
    "These rows could not be read, or not as a whole. They stand here as the file has them.",
    "Correct the marked cells and import this file as an addition to the first one.",
    "The four columns whose names begin with “_” say what is wrong; they are not read.",
)
NARROW, MIDDLE, WIDE = 9, 16, 48
WRONG: Look = (("bg_color", LIGHT.risk_soft), ("font_color", LIGHT.text))
_FORMAT = re.compile(r"(?:[#0?,.%()\-+ /€£¥$;]|_.|\*.|\"[^\"]*\"|\[\$[^\]]*\]|\[Red\])+")
"""Codes for figures that every spreadsheet program takes; a wrong one makes Excel refuse a file."""
ADDED = (NARROW, MIDDLE, WIDE, WIDE)


def render_errors(workbook: ErrorWorkbook) -> bytes:
    """Return the rows to correct as a workbook."""
    book = Book(f"To correct: {workbook.file_name}", "csdesk")
    names = sheet_names([README, *(sheet.name for sheet in workbook.sheets)])
    _write_readme(book, names[0], workbook)
    for name, sheet in zip(names[1:], workbook.sheets, strict=True):
        _write_sheet(book, name, sheet)
    return book.finish()


def _write_readme(book: Book, name: str, workbook: ErrorWorkbook) -> None:
    sheet = book.add_notes(name, 2 * WIDE)
    for row, text in enumerate((*EXPLAINED, *workbook.remarks)):
        sheet.set_row(row, row_height([(text, 2 * WIDE)]))
        book.put(sheet, (row, 0), text, WRAPPED)


def _write_sheet(book: Book, name: str, known: ErrorSheet) -> None:
    sheet = book.add_list(name)
    count = len(known.headers)
    sheet.set_column(0, max(0, count - 1), MIDDLE)
    for place, width in enumerate(ADDED, start=count):
        sheet.set_column(place, place, width)
    book.put_row(sheet, 0, (*known.headers, *ERROR_COLUMNS), HEAD)
    for number, row in enumerate(known.rows, start=1):
        _write_row(book, sheet, number, row, known)


def _write_row(book: Book, sheet: Any, number: int, row: ErrorRow, known: ErrorSheet) -> None:
    for place, (value, code) in enumerate(zip_longest(row.cells, known.formats[: len(row.cells)])):
        look = WRONG if place in row.marked else ()
        book.put(sheet, (number, place), value, (*look, *_look_of_figure(value, code or "")))
    for place in row.marked:
        book.note(sheet, (number, place), f"{row.problem} {row.fix}".strip())
    told: tuple[Raw, ...] = (float(row.number), row.columns, row.problem, row.fix)
    for place, value in enumerate(told, start=len(known.headers)):
        book.put(sheet, (number, place), value, WRAPPED)
    sheet.set_row(number, row_height([(row.problem, WIDE), (row.fix, WIDE)]))


def _look_of_figure(value: Raw, code: str) -> Look:
    """Return the format that says what figures in the cell mean: 0.45 is 45%, or an amount."""
    is_figure = not isinstance(value, bool | date)
    return (("num_format", code),) if is_figure and _FORMAT.fullmatch(code) else ()
