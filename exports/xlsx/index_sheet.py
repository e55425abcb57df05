"""The first sheet: every other one, by the section that it belongs to, a click away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from csdesk.report.document import Report, Table
from csdesk.report.live_cells import LiveSheet
from csdesk.report.manifest_cell import SHEET
from exports.xlsx.book import Book, plain_text, set_page
from exports.xlsx.brand_row import title_look, write_firm, write_logos
from exports.xlsx.look import HEAD, INDENT, LINK, SUBTITLE, TITLE, WRAPPED
from exports.xlsx.place_links import sheet_target
from exports.xlsx.summary_sheet import SUMMARY

INDEX = "Index"
WIDTHS = (44, 36, 70)
HEAD_ROW = 4
"""Counted from the first row, or from the second where the first one holds logos."""
PIXELS = 7.0
"""In one unit of a column's width."""


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A sheet with the title of its section and what it holds; ``sheet`` is its final name."""

    section: str
    sheet: str
    about: str


def list_lines(
    report: Report, live: Sequence[LiveSheet], tables: Sequence[str]
) -> Iterator[IndexLine]:
    """Yield all sheets in their order; ``tables`` are the names that those of tables got."""
    titles = {section.id: section.title for section in report.sections}
    yield IndexLine("", SUMMARY, "How things stand, on one page")
    for sheet in live:
        yield IndexLine(titles[sheet.section], sheet.name, f"{sheet.title}, as formulas")
    names = iter(tables)
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Table) and not block.paper_only:
                yield IndexLine(section.title, next(names), block.title or section.title)
    if report.manifest:
        yield IndexLine("", SHEET, "What the numbers rest on")


def write_index(book: Book, sheet: Any, report: Report, lines: Iterable[IndexLine]) -> None:
    """Write the list of sheets. Links lead into this workbook, to sheets that it really has."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    set_page(sheet, is_portrait=True)
    top = write_logos(sheet, report, WIDTHS[2] * PIXELS)
    head = top + HEAD_ROW
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    sheet.set_footer(f"&L{plain_text(report.title).replace('&', '&&')[:80]}&R&P / &N")
    book.put(sheet, (top, 0), report.client, (*TITLE, *title_look(report.brand)))
    book.put(sheet, (top + 1, 0), report.title, SUBTITLE)
    write_firm(book, sheet, top + 1, report.brand.firm)
    if report.stamp:
        book.put(sheet, (top + 2, 0), report.stamp, SUBTITLE)
    titles = ("Section", "Sheet", "What it holds")
    book.put_row(sheet, head, titles, (*HEAD, *INDENT, *book.heads))
    for row, line in enumerate(lines, start=head + 1):
        book.put(sheet, (row, 0), line.section, WRAPPED)
        _link(book, sheet, row, line.sheet)
        book.put(sheet, (row, 2), line.about, WRAPPED)


def _link(book: Book, sheet: Any, row: int, name: str) -> None:
    """Write a link to a sheet; only its name, which the program has cleaned, is part of it."""
    book.link(sheet, (row, 1), sheet_target(name), name, LINK)
