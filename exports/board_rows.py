"""The first sheet of a board as a CSV file for other programs, columns named as in its source."""

from __future__ import annotations

import csv
import io

from csdesk.report.dashboard_books import BookCell, DashboardBook, Formula
from exports.change_log_table import guard_text
from exports.xlsx.number_formats import raw_value


def render_board_rows(document: DashboardBook) -> bytes:
    """Return the bytes of a CSV file in UTF-8, with the mark by which Excel knows it.

    Numbers are written whole, as they were computed, and days as in ISO 8601.
    """
    sheet = document.sheets[0]
    places = [
        at
        for at, column in enumerate(sheet.columns)
        if not sheet.for_others or column.name in sheet.for_others
    ]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([guard_text(sheet.columns[at].name) for at in places])
    for row in sheet.rows:
        writer.writerow([_cell(row[at]) for at in places])
    return stream.getvalue().encode("utf-8-sig", "replace")


def _cell(cell: BookCell) -> object:
    value = raw_value(cell.value if isinstance(cell, Formula) else cell)
    return guard_text(value) if isinstance(value, str) else value
