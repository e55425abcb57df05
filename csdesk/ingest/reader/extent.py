"""How far the cells of an .xlsx sheet reach, from its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable

PREFIX = rb"<(?:[\w.-]+:)?"
_ROW = re.compile(PREFIX + rb"row\s[^>]*?\br\s*=\s*[\"'](\d{1,12})")
_CELL = re.compile(PREFIX + rb"c\s[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,8})(\d{1,12})")
_USUAL_ROW = b'<row r="'
_USUAL_CELL = b'<c r="'
_UNUSUAL = (b"\n", b"\t", b"\r", b":c ", b":row ")


class Extent:
    """Adds up the cells of a sheet that comes in pieces, each of which ends behind a cell."""

    def __init__(self) -> None:
        self.cells = 0
        self.rows = 0
        self.columns = 0
        self._letters: set[bytes] = set()

    def add(self, chunk: bytes) -> None:
        """Count the cells of a piece.

        Where all is written as spreadsheet programs usually do, a row's number and its last cell
        tell its extent; one search for each cell would take longer than the parser itself.
        """
        if not self._add_usual(chunk):
            self._add_each(chunk)

    def _add_usual(self, chunk: bytes) -> bool:
        cells = chunk.count(_USUAL_CELL)
        if any(mark in chunk for mark in _UNUSUAL) or cells != chunk.count(b"<c "):
            return False
        first, *rows = chunk.split(_USUAL_ROW)
        if b"<row " in first or chunk.count(b"<row ") != len(rows):
            return False
        self._add_each(first)  # the end of a row that began in the piece before
        last_rows = [self._last_of_row(row) for row in rows]
        if None in last_rows:
            return False
        self.rows = max(self.rows, *(row for row in last_rows if row is not None), 0)
        self.cells += cells - first.count(_USUAL_CELL)
        return True

    def _last_of_row(self, row: bytes) -> int | None:
        """Return a row's number and note its last column; None where they are not as usual."""
        number = row[: row.find(b'"')]
        if not number.isdigit():
            return None
        cells = row.count(_USUAL_CELL)
        if not cells:
            return int(number)
        ending = number + b'"'
        place = row.rfind(_USUAL_CELL) + len(_USUAL_CELL)
        letters = row[place : row.find(ending, place)]
        if row.count(ending) <= cells or not letters.isalpha():
            return None
        self._note_columns({letters})
        return int(number)

    def _add_each(self, chunk: bytes) -> None:
        places = _CELL.findall(chunk)
        self.cells += len(places)
        rows = {*_ROW.findall(chunk), *(row for _, row in places)}
        self.rows = max(self.rows, *map(int, rows), 0)
        self._note_columns({letters for letters, _ in places})

    def _note_columns(self, found: Iterable[bytes]) -> None:
        for letters in found:
            if letters not in self._letters:
                self._letters.add(letters)
                self.columns = max(self.columns, column_number(letters))


def column_number(letters: bytes) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
