"""Finds the row that names the columns, below titles and group headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.columns import cell_at, header_text
from csdesk.ingest.headers import HeaderIndex
from csdesk.model.imports import Certainty, Sheet
from csdesk.model.tables import Cell

SEARCHED_ROWS = 60
FEWEST_KNOWN = 2
MOSTLY_TEXT = 0.6
WIDEST_GAP = 1
"""Blank header columns that may stand inside a table; more of them end it."""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Where a table's header stands; all numbers are 1-based and inclusive."""

    row: int
    first_column: int
    last_column: int


def find_header(sheet: Sheet, indexes: Sequence[HeaderIndex]) -> HeaderRow | None:
    """Return the header of the sheet's table, None when no row names two known columns."""
    rows = [
        (number, _texts(row))
        for number, row in enumerate(sheet.rows[:SEARCHED_ROWS], start=1)
        if _may_be_header(row)
    ]
    for fuzzy in (False, True):
        counts = [(_count_known(texts, indexes, fuzzy=fuzzy), -number) for number, texts in rows]
        known, number = max(counts, default=(0, 0))
        if known >= FEWEST_KNOWN:
            return _measure(sheet, -number)
    return None


def is_header_like(row: tuple[Cell, ...], indexes: Sequence[HeaderIndex]) -> bool:
    """Tell whether a row names columns: most of its cells are known headers, and at least two."""
    if not _may_be_header(row):
        return False
    texts = _texts(row)
    if not any(index.knows(texts[0]) for index in indexes):
        return False
    known = _count_known(texts, indexes, fuzzy=False)
    return known >= max(FEWEST_KNOWN, MOSTLY_TEXT * len(texts))


def _may_be_header(row: tuple[Cell, ...]) -> bool:
    filled = [cell for cell in row if not is_empty(cell)]
    texts = sum(isinstance(cell, str) for cell in filled)
    return texts >= FEWEST_KNOWN and texts >= MOSTLY_TEXT * len(filled)


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return [cell for cell in row if isinstance(cell, str) and cell.strip()]


def _count_known(texts: list[str], indexes: Sequence[HeaderIndex], *, fuzzy: bool) -> int:
    return max(len(_known_fields(texts, index, fuzzy=fuzzy)) for index in indexes)


def _known_fields(texts: list[str], index: HeaderIndex, *, fuzzy: bool) -> set[str]:
    known: set[str] = set()
    for text in texts:
        match = index.recognise(text) or (index.resemble(text) if fuzzy else None)
        if match and match.certainty is not Certainty.CHECK:
            known.add(match.field.id)
    return known


def _measure(sheet: Sheet, number: int) -> HeaderRow:
    row = sheet.rows[number - 1]
    named = [column for column in range(1, len(row) + 1) if header_text(cell_at(row, column))]
    first = last = named[0]
    for column in named[1:]:
        gap = range(last + 1, column)
        if len(gap) > WIDEST_GAP and _is_blank_below(sheet, number, gap):
            break
        last = column
    return HeaderRow(number, first, last)


def _is_blank_below(sheet: Sheet, number: int, columns: range) -> bool:
    below = sheet.rows[number : number + SEARCHED_ROWS]
    return all(is_empty(cell_at(row, column)) for row in below for column in columns)
