"""A board as a workbook: a list with the names of its source, warnings marked, live formulas."""

from __future__ import annotations

from typing import Any

from csdesk.errors import ExportFailed
from csdesk.report.artifacts import BookColumn
from csdesk.report.dashboard_books import (
    BookCell,
    BookChart,
    BookSheet,
    DashboardBook,
    Formula,
)
from csdesk.report.document import SAMPLE_NOTICE, Format
from exports.charts.palette import LIGHT
from exports.xlsx.book import DAY, Book, Look
from exports.xlsx.brand_row import head_look, write_tab
from exports.xlsx.look import BODY, HEAD, INDENT, QUIET, RIGHT, WRAPPED
from exports.xlsx.number_formats import number_format, raw_value
from exports.xlsx.sheet_names import sheet_names

NARROW, WIDE = 18, 34
CHART_SIZE, CHART_GAP = (760, 320), 40
"""Pixels, and the space between columns in percent of their width."""
WARNED: Look = (("bg_color", LIGHT.risk_soft),)


def render_board(document: DashboardBook) -> bytes:
    """Return a board as a workbook; the same board gives the same bytes."""
    book = Book(
        f"{document.client}: {document.name}", document.program, heads=head_look(document.brand)
    )
    names = sheet_names(sheet.name for sheet in document.sheets)
    for name, sheet in zip(names, document.sheets, strict=True):
        _write_sheet(book, book.add_list(name), sheet, document)
    return book.finish()


def _write_sheet(book: Book, sheet: Any, known: BookSheet, document: DashboardBook) -> None:
    write_tab(sheet, document.brand)
    for place, column in enumerate(known.columns):
        is_right = column.format in RIGHT
        book.put(
            sheet,
            (0, place),
            column.name,
            (*HEAD, *((("align", "right"),) if is_right else INDENT), *book.heads),
        )
        sheet.set_column(place, place, NARROW if is_right else WIDE)
    for at, row in enumerate(known.rows):
        extra = WARNED if at in known.warned else ()
        for place, (cell, column) in enumerate(zip(row, known.columns, strict=True)):
            look = (*_look(column, document.currency), *extra)
            _put(book, sheet, (at + 1, place), cell, look)
    sample, firm = document.is_sample, document.brand.firm
    notes = (
        *known.notes,
        *((SAMPLE_NOTICE,) if sample else ()),
        *((f"Prepared by {firm}",) if firm else ()),
    )
    for at, note in enumerate(notes, start=len(known.rows) + 2):
        book.put(sheet, (at, 0), note, QUIET)
    if known.chart:
        _add_chart(book, sheet, known, known.chart)


def _add_chart(book: Book, sheet: Any, known: BookSheet, chart: BookChart) -> None:
    """Put a chart of the spreadsheet's own below the notes, so that it follows the cells."""
    drawn = book.book.add_chart({"type": "column", "subtype": "stacked"})
    name, last = sheet.get_name(), len(known.rows)
    for one in chart.series:
        fill = {"color": LIGHT.fill_colour(one.colour)} if one.colour else {"none": True}
        drawn.add_series(
            {
                "name": [name, 0, one.column],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, one.column, last, one.column],
                "fill": fill,
                "gap": CHART_GAP,
            }
        )
    drawn.set_title({"name": chart.title})
    drawn.set_legend({"none": True})
    drawn.set_size({"width": CHART_SIZE[0], "height": CHART_SIZE[1]})
    sheet.insert_chart(last + len(known.notes) + 4, 0, drawn)


def _look(column: BookColumn, currency: str) -> Look:
    shown = number_format(column.format, None, currency)
    if shown:
        return (*BODY, ("num_format", shown))
    return (*BODY, *INDENT, DAY) if column.format is Format.DATE else WRAPPED


def _put(book: Book, sheet: Any, place: tuple[int, int], cell: BookCell, look: Look) -> None:
    if not isinstance(cell, Formula):
        book.put(sheet, place, raw_value(cell), look)
        return
    text = cell.text.format(row=place[0] + 1, above=place[0])
    if sheet.write_formula(*place, text, book.format(look), cell.value):
        raise ExportFailed(f"A formula of the sheet “{sheet.get_name()}” could not be written.")
