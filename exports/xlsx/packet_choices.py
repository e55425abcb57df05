"""The hidden sheet with the answers that the drop-downs of a packet offer."""

from __future__ import annotations

from typing import Any

from csdesk.formatting import column_letters
from exports.xlsx.book import Book


class ChoiceLists:
    """Keeps each list of answers once, a row for each; a list inside a cell takes no commas."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self._book = book
        self._sheet = sheet
        self._name = name
        self._rows: dict[tuple[str, ...], int] = {}

    def source(self, choices: tuple[str, ...]) -> str:
        """Return the formula of the cells that hold these answers."""
        if choices not in self._rows:
            row = len(self._rows)
            self._book.put_row(self._sheet, row, choices)
            self._rows[choices] = row
        row = self._rows[choices] + 1
        return f"='{self._name}'!$A${row}:${column_letters(len(choices))}${row}"

    def finish(self) -> None:
        """Hide and protect the sheet."""
        self._sheet.protect()
        self._sheet.hide()
