"""The first sheet: who, when, how things stand, the key figures, and what to repair first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csdesk.report.document import Entries, KeyFigure, KeyFigures, Report
from csdesk.report.manifest_cell import KEY_HEAD, SUMMARY_SHEET
from exports.xlsx.book import Book, set_page
from exports.xlsx.brand_row import title_look
from exports.xlsx.look import (
    BODY,
    HEAD,
    HEADLINE,
    INDENT,
    LINK,
    QUIET,
    SECTION,
    SUBTITLE,
    TITLE,
    WRAPPED,
    row_height,
    status_look,
)
from exports.xlsx.number_formats import money_format, number_format, raw_value

SUMMARY = SUMMARY_SHEET
WIDTHS = (38, 34, 18, 18, 60)
KEY_COLUMNS = (*KEY_HEAD, "Status", "Note")


def write_summary(book: Book, sheet: Any, report: Report, targets: Mapping[str, str]) -> None:
    """Write the summary of a report; ``targets`` say where a figure's place is in the book."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    set_page(sheet)
    row, title = _write_head(book, sheet, report), "Key figures"
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, KeyFigures):
                book.put(sheet, (row, 0), title or section.title, SECTION)
                row = _write_figures(book, sheet, row, block, report.currency, targets)
                title = ""
            elif isinstance(block, Entries) and block.title:
                row = _write_entries(book, sheet, row, block, report.currency)


def _write_head(book: Book, sheet: Any, report: Report) -> int:
    book.put(sheet, (0, 0), report.client, (*TITLE, *title_look(report.brand)))
    book.put(sheet, (1, 0), report.title, SUBTITLE)
    book.put(sheet, (2, 0), report.engagement, SUBTITLE)
    book.put(sheet, (2, 1), report.as_of, SUBTITLE)
    if report.stamp:
        book.put(sheet, (2, 2), report.stamp, SUBTITLE)
    book.put(sheet, (4, 0), report.headline, HEADLINE)
    book.put(sheet, (5, 0), report.basis, QUIET)
    book.put(sheet, (6, 0), report.program, QUIET)
    return 8


def _write_figures(
    book: Book,
    sheet: Any,
    row: int,
    block: KeyFigures,
    currency: str,
    targets: Mapping[str, str],
) -> int:
    book.put_row(sheet, row + 1, KEY_COLUMNS, (*HEAD, *book.heads))
    for offset, figure in enumerate(block.figures, start=2):
        _write_figure(book, sheet, row + offset, figure, currency)
        if figure.place in targets:
            book.link(sheet, (row + offset, 1), targets[figure.place], figure.term, LINK)
    return row + len(block.figures) + 3


def _write_figure(book: Book, sheet: Any, row: int, figure: KeyFigure, currency: str) -> None:
    shown = number_format(figure.format, None, currency)
    look = (*BODY, *INDENT, ("bold", True), *((("num_format", shown),) if shown else ()))
    book.put(sheet, (row, 0), figure.label, WRAPPED)
    book.put(sheet, (row, 1), figure.term, WRAPPED)
    book.put(sheet, (row, 2), raw_value(figure.value), look)
    book.put(sheet, (row, 3), figure.status.word, status_look(figure.status.status))
    book.put(sheet, (row, 4), figure.note, WRAPPED)
    sheet.set_row(row, row_height(((figure.note, WIDTHS[4]), (figure.term, WIDTHS[1]))))


def _write_entries(book: Book, sheet: Any, row: int, block: Entries, currency: str) -> int:
    book.put(sheet, (row, 0), block.title, SECTION)
    if not block.items:
        book.put(sheet, (row + 1, 0), block.empty, QUIET)
        return row + 3
    head = ("What", "What it means", "ARR at stake", "Severity", "What shows it")
    book.put_row(sheet, row + 1, head, (*HEAD, *book.heads))
    money = (*BODY, ("num_format", money_format(currency)))
    for offset, entry in enumerate(block.items, start=2):
        shown = "\n".join(entry.notes)
        book.put(sheet, (row + offset, 0), entry.title, WRAPPED)
        book.put(sheet, (row + offset, 1), entry.text, WRAPPED)
        book.put(sheet, (row + offset, 2), entry.amount, money)
        book.put(sheet, (row + offset, 3), entry.status.word, status_look(entry.status.status))
        book.put(sheet, (row + offset, 4), shown, WRAPPED)
        texts = ((entry.title, WIDTHS[0]), (entry.text, WIDTHS[1]), (shown, WIDTHS[4]))
        sheet.set_row(row + offset, row_height(texts))
    return row + len(block.items) + 3
