"""The rows that a query found, for other programs: as a CSV file, or as one sheet."""

from __future__ import annotations

import csv
import io

from csdesk.model.imports import Sheet, Workbook
from csdesk.model.queries import QueryResult
from exports.change_log_table import guard_text

NAME = "Result"


def render_rows(result: QueryResult) -> bytes:
    """Return the bytes of a CSV file in UTF-8, with the mark by which Excel knows it.

    Numbers are written whole, as they were computed.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([guard_text(title) for title in result.columns])
    for row in result.rows:
        writer.writerow([guard_text(cell) if isinstance(cell, str) else cell for cell in row])
    return stream.getvalue().encode("utf-8-sig", "replace")


def make_workbook(result: QueryResult) -> Workbook:
    """Return the rows as a sheet of cells, with the titles in its first row."""
    return Workbook(NAME, "", (Sheet(NAME, True, (result.columns, *result.rows)),))
