"""Finds the titles of a table that stand below the records of the one above it."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.columns import SAMPLED_ROWS
from csdesk.ingest.sheets import RawSheet
from csdesk.ingest.tables.occupancy import Occupancy
from csdesk.model.tables import Cell

FARTHEST = 8
"""So many rows above a header may be titles, blank ones included."""


def find_titles(
    sheet: RawSheet, occupancy: Occupancy, header: int, end: int, columns: range
) -> range:
    """Return the last rows up to ``end`` that are titles of the table whose header follows.

    They hold words alone, fewer than the records, and stand below a blank row or are but one.
    """
    if end <= header:
        return range(end + 1, end + 1)
    widest = int(occupancy.counts(header + 1, min(end, header + SAMPLED_ROWS), columns).max())
    begin = end + 1
    for row in range(end, max(header, end - FARTHEST), -1):
        cells = sheet.row(row)[columns.start - 1 : columns.stop - 1]
        filled = [cell for cell in cells if not is_empty(cell)]
        if not filled:
            begin = row
        elif len(filled) >= widest or (len(filled) > 1 and row < end) or not _are_words(filled):
            break
        elif row == end:
            begin = row
    return range(begin, end + 1)


def _are_words(cells: Sequence[Cell]) -> bool:
    return all(isinstance(cell, str) and cell.strip()[:1].isalpha() for cell in cells)
