"""The report as a workbook: an index, a summary, sheets that reckon, one for each table."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from csdesk.formatting import plural
from csdesk.progress import Progress, silent
from csdesk.report.document import (
    MOST_ROWS,
    Column,
    Report,
    Table,
    Value,
)
from csdesk.report.manifest_cell import SHEET
from exports.xlsx.book import Book, set_page
from exports.xlsx.brand_row import head_look
from exports.xlsx.index_sheet import INDEX, list_lines, write_index
from exports.xlsx.live_sheet import write_live_sheet
from exports.xlsx.look import HEAD, INDENT, QUIET, RIGHT
from exports.xlsx.manifest_sheet import write_manifest_sheet
from exports.xlsx.number_formats import raw_value
from exports.xlsx.place_links import find_targets
from exports.xlsx.sheet_names import sheet_names
from exports.xlsx.summary_sheet import SUMMARY, write_summary
from exports.xlsx.table_rows import RowWriter

NARROWEST, WIDEST = 9, 58
MEASURED = 300
"""Rows that decide how wide a column is."""
WRAP_FROM = 40
PAGE_WIDTH = 220
"""Wider sheets are printed on several pages side by side, or nobody could read them."""


def render_report(report: Report, progress: Progress = silent) -> bytes:
    """Return the report as a workbook; the same report gives the same bytes."""
    with _without_collecting():
        return _render(report, progress)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: among millions of cells that takes long and finds nothing."""
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_collecting:
            gc.enable()


def _render(report: Report, progress: Progress) -> bytes:
    tables = [table for table in report.tables() if not table.paper_only]
    held = {section.id for section in report.sections}
    live = [sheet for sheet in report.live if sheet.section in held]
    last = [SHEET] if report.manifest else []
    fixed = [INDEX, SUMMARY, *(sheet.name for sheet in live), *last]
    names = sheet_names([*fixed, *(table.name for table in tables)])
    book = Book(
        f"{report.title}: {report.client}",
        report.program,
        report.engagement,
        heads=head_look(report.brand),
    )
    progress(0, len(names), SUMMARY)
    lines = list_lines(report, live, names[len(fixed) :])
    write_index(book, book.add_sheet(names[0]), report, lines)
    targets = find_targets(report, names[len(fixed) :])
    write_summary(book, book.add_sheet(names[1]), report, targets)
    for done, sheet in enumerate(live, start=2):
        progress(done, len(names), sheet.title)
        write_live_sheet(book, book.add_sheet(names[done]), sheet, report)
    tables_from = enumerate(zip(names[len(fixed) :], tables, strict=True), start=len(fixed))
    for done, (name, table) in tables_from:
        progress(done, len(names), table.name)
        _write_table(book, book.add_sheet(name), table, report)
    if report.manifest:
        write_manifest_sheet(book, report.manifest)
    if report.stamp:
        for sheet in book.book.worksheets():
            sheet.set_header(f"&R{report.stamp}")
    progress(len(names), len(names), "The workbook is written")
    return book.finish()


def _write_table(book: Book, sheet: Any, table: Table, report: Report) -> None:
    for index, column in enumerate(table.columns):
        aligned = (("align", "right"),) if column.format in RIGHT else INDENT
        book.put(sheet, (0, index), column.title, (*HEAD, *aligned, *book.heads))
    widths = [_width(index, column, table) for index, column in enumerate(table.columns)]
    writer = RowWriter(book, sheet, table.columns, widths, report.currency)
    last = min(len(table.rows), MOST_ROWS)
    for number, row in enumerate(table.rows[:last], start=1):
        writer.write(number, row)
    if not table.rows:
        book.put(sheet, (1, 0), table.empty, QUIET)
    for offset, note in enumerate((*_tell_left_out(table, last), *table.notes), start=last + 2):
        book.put(sheet, (offset, 0), note, QUIET)
    _set_up(sheet, widths, report.title, last)


def _tell_left_out(table: Table, last: int) -> tuple[str, ...]:
    left_out = len(table.rows) - last + table.left_out
    if left_out <= 0:
        return ()
    told = f"{plural(left_out, 'further row')} left out: a workbook with them opens on no laptop."
    return (f"{told} The boards as rows for other programs (CSV) hold every account.",)


def _set_up(sheet: Any, widths: Sequence[float], title: str, last: int) -> None:
    """Set what makes a sheet easy to use and to print."""
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, last), len(widths) - 1)
    sheet.hide_gridlines(2)
    set_page(sheet, pages_wide=max(1, round(sum(widths) / PAGE_WIDTH)))
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{_footer(title)}&R&P / &N")


def _width(index: int, column: Column, table: Table) -> float:
    longest = max((_length(row[index]) for row in table.rows[:MEASURED]), default=0)
    # The head takes two lines, and room for the arrow of the filter.
    words = [len(part) for part in column.title.split()]
    word = max(max(words, default=0), len(column.title) / 2) + 4
    extra = 6 if column.format in RIGHT else 2
    return min(WIDEST, max(NARROWEST, word, min(longest, WRAP_FROM + longest // 8) + extra))


def _length(value: Value) -> int:
    raw = raw_value(value)
    if isinstance(raw, str):
        return max((len(line) for line in raw[:2000].split("\n")), default=0)
    if isinstance(raw, date):
        return 11
    return 0 if raw is None else len(f"{raw:,.0f}")


def _footer(text: str) -> str:
    return text.replace("&", "&&")[:80]
