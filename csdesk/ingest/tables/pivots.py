"""Recognises reports: figures that were added up already, of which no row is a record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csdesk.ingest.columns import header_text
from csdesk.ingest.tables.finding import FoundTable
from csdesk.ingest.tables.totals import TotalWords

REASON = (
    "It is a report, not a list: its rows and columns are added up already. "
    "Export the rows behind it and import those"
)
SEARCHED_ROWS = 2_000
FEWEST_BLOCKS = 2
_PIVOT_WORDS = re.compile(
    r"^(?:row labels?|column labels?|zeilenbeschriftungen|spaltenbeschriftungen|\(blank\)"
    r"|(?:sum|count|average|max|min|summe|anzahl) (?:of|von) .+)$",
    re.IGNORECASE,
)


def is_report(found: FoundTable, words: TotalWords) -> bool:
    """Tell whether a table is a pivot report: totals as a row and as a column, or pivot labels."""
    headers = [column.header for column in found.columns if column.header]
    if sum(bool(_PIVOT_WORDS.match(header)) for header in headers):
        return True
    has_total_column = _is_total(headers[-1:], words) or _is_total(headers[-2:-1], words)
    rows = _total_rows(found, words)
    if has_total_column and rows and found.header.known * 2 <= len(headers):
        return True
    return has_total_column and len(rows) >= FEWEST_BLOCKS and _restarts(found, rows)


def _is_total(headers: Sequence[str], words: TotalWords) -> bool:
    return any((label := words.find_label({1: text})) and label.is_plain for text in headers)


def _total_rows(found: FoundTable, words: TotalWords) -> list[int]:
    first, column = found.header.row + 1, found.header.first_column
    last = min(found.last_row, first + SEARCHED_ROWS - 1)
    rows = found.sheet.rows(first, last - first + 1)
    return [
        row
        for row, cells in enumerate(rows, start=first)
        if (text := header_text(cells[column - 1]))
        and (label := words.find_label({1: text}))
        and label.is_plain
    ]


def _restarts(found: FoundTable, totals: Sequence[int]) -> bool:
    """Tell whether a block of figures with a header of its own follows a row of totals."""
    names = [column.header for column in found.columns]
    span = found.span
    for total in totals:
        for row in found.sheet.rows(total + 1, 6):
            texts = [header_text(cell) for cell in row[span.start - 1 : span.stop - 1]]
            if sum(text != "" and text in names for text in texts) >= FEWEST_BLOCKS:
                return True
    return False
