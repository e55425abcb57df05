"""Finds the rows that name the columns of the tables of a sheet, below titles and group headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csdesk.formatting import normalise_header
from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.columns import header_text
from csdesk.ingest.sheets import RawSheet
from csdesk.ingest.tables.catalogue import Catalogue
from csdesk.ingest.tables.occupancy import Occupancy
from csdesk.model.tables import Cell

SEARCHED_ROWS = 60
BELOW_A_GAP = 4
"""A header may stand so many rows below the blank row above its table: titles come between."""
FEWEST_KNOWN, FEWEST_UNKNOWN = 2, 3
MOSTLY_TEXT = 0.6
LONGEST_HEADER = 80
GROUP_CELLS = 2
"""The row above a header belongs to it where it holds so many words; one word is a title."""
WIDEST_GAP = 1
"""Blank header columns that may stand inside a table; more of them end it."""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Where a table's header stands; all numbers are 1-based and inclusive.

    ``known`` counts the fields of one kind of table that it names.
    """

    row: int
    first_column: int
    last_column: int
    known: int = 0


class HeaderSearch:
    """Looks for headers in some columns of a sheet."""

    def __init__(self, sheet: RawSheet, occupancy: Occupancy, catalogue: Catalogue) -> None:
        self.sheet = sheet
        self.occupancy = occupancy
        self.catalogue = catalogue
        self._merged = _find_merged_down(sheet)

    def find(self, columns: range) -> list[HeaderRow]:
        """Return the headers in these columns from above; none where nothing is known."""
        found = {row: self._score(row, columns) for row in self._rows_to_look_at(columns)}
        best = self._best(found, columns)
        strict = {row for row, score in found.items() if self._is_strict(row, columns, score)}
        chosen: list[int] = []
        for row in sorted(strict | best):
            if not chosen or self._holds_data(chosen[-1] + 1, row - 1, columns):
                if not (chosen and self._repeats(chosen[-1], row, columns)):
                    chosen.append(row)
            elif found[row] >= found[chosen[-1]] and not self._repeats(chosen[-1], row, columns):
                chosen[-1] = row
        return [self._measure(row, columns, found[row]) for row in chosen]

    def find_unknown(self, columns: range, last: int) -> HeaderRow | None:
        """Return the row that looks most like a header though hardly any of its cells is known.

        Rows of values have to follow, up to row ``last``.
        """
        widths: dict[int, int] = {}
        for row in range(1, min(SEARCHED_ROWS, last) + 1):
            cells = self._cells(row, columns)
            texts = _texts(cells)
            is_named = len(texts) + self.catalogue.count_known(texts) >= FEWEST_UNKNOWN
            has_rows = self._holds_data(row + 1, min(row + 3, last), columns)
            if is_named and has_rows and _may_be_header(cells):
                widths[row] = len(texts)
        widest = max(widths, key=lambda row: (widths[row], -row), default=None)
        return None if widest is None else self._measure(widest, columns, 0)

    def measure(self, row: int, columns: range) -> HeaderRow:
        """Return the header that stands in a row. Raises IndexError where it is blank."""
        return self._measure(row, columns, self._score(row, columns))

    def _rows_to_look_at(self, columns: range) -> set[int]:
        last = self.sheet.row_count
        rows = set(range(1, min(SEARCHED_ROWS, last) + 1))
        rows |= set(self.occupancy.rows_with_names(columns, FEWEST_KNOWN))
        some = set(self.occupancy.rows_with_names(columns, 1))
        for row in self.occupancy.rows_after_blank(columns):
            rows |= some.intersection(range(row, row + BELOW_A_GAP))
        return rows

    def _cells(self, row: int, columns: range) -> tuple[Cell, ...]:
        cells = self.sheet.row(row)[columns.start - 1 : columns.stop - 1]
        merged = self._merged.get(row)
        if merged is None:
            return cells
        return tuple(
            merged.get(at) if is_empty(cell) else cell
            for at, cell in zip(columns, cells, strict=True)
        )

    def _score(self, row: int, columns: range) -> int:
        cells = self._cells(row, columns)
        known = self.catalogue.count_known(_texts(cells)) if _may_be_header(cells) else 0
        if known < FEWEST_KNOWN:
            return known
        above = self._words_above(row, columns)
        more = (
            above[at]
            for at, cell in zip(columns, cells, strict=True)
            if at in above and is_empty(cell)
        )
        return self.catalogue.count_known(_texts((*cells, *more)))

    def _best(self, found: dict[int, int], columns: range) -> set[int]:
        """Return the row near the top that names most, exactly or else by likeness."""
        near = [row for row in found if row <= SEARCHED_ROWS]
        counts = [(found[row], -row) for row in near]
        if max(counts, default=(0, 0))[0] < FEWEST_KNOWN:
            texts = {row: self._cells(row, columns) for row in near}
            for row in near:
                if _may_be_header(texts[row]):
                    found[row] = self.catalogue.count_known(_texts(texts[row]), fuzzy=True)
            counts = [(found[row], -row) for row in near]
        known, row = max(counts, default=(0, 0))
        return {-row} if known >= FEWEST_KNOWN else set()

    def _is_strict(self, row: int, columns: range, known: int) -> bool:
        if known < FEWEST_KNOWN:
            return False
        texts = _texts(self._cells(row, columns))
        return known >= MOSTLY_TEXT * len(texts) and bool(self.catalogue.count_known(texts[:1]))

    def _holds_data(self, first: int, last: int, columns: range) -> bool:
        if first > min(last, self.sheet.row_count):
            return False
        return bool((self.occupancy.counts(first, last, columns) > 1).any())

    def _repeats(self, header: int, row: int, columns: range) -> bool:
        return _normal(self._cells(header, columns)) == _normal(self._cells(row, columns))

    def _measure(self, row: int, columns: range, known: int) -> HeaderRow:
        cells = self._cells(row, columns)
        own = {at for at, cell in zip(columns, cells, strict=True) if header_text(cell)}
        named = sorted(own.union(self._words_above(row, columns))) if own else []
        first = last = named[0]
        for column in named[1:]:
            if column - last - 1 > WIDEST_GAP and self._is_blank_below(
                row, range(last + 1, column)
            ):
                break
            last = column
        return HeaderRow(row, first, last, known)

    def _words_above(self, row: int, columns: range) -> dict[int, Cell]:
        """Return the words in the row above a header, by the columns of values they stand over."""
        above = self.sheet.row(row - 1)[columns.start - 1 : columns.stop - 1] if row > 1 else ()
        filled = {at: cell for at, cell in zip(columns, above, strict=False) if not is_empty(cell)}
        if len(filled) < GROUP_CELLS or not all(isinstance(one, str) for one in filled.values()):
            return {}
        return {at: cell for at, cell in filled.items() if not self._is_blank_below(row, (at,))}

    def _is_blank_below(self, row: int, columns: Iterable[int]) -> bool:
        last = min(row + SEARCHED_ROWS, self.sheet.row_count)
        return all(self.occupancy.is_blank(column, row + 1, last) for column in columns)


def _find_merged_down(sheet: RawSheet) -> dict[int, dict[int, Cell]]:
    """Return the cell that stands above where it is merged over both rows of a header.

    By row and column. Cells over more rows are groups of records.
    """
    found: dict[int, dict[int, Cell]] = {}
    for top, first, bottom, last in sheet.merges:
        if first == last and bottom == top + 1 <= SEARCHED_ROWS:
            found.setdefault(bottom, {})[first] = sheet.row(top)[first - 1]
    return found


def _may_be_header(row: tuple[Cell, ...]) -> bool:
    filled = [cell for cell in row if not is_empty(cell)]
    texts = len(_texts(row))
    return texts >= FEWEST_KNOWN and texts >= MOSTLY_TEXT * len(filled)


def _texts(row: Iterable[Cell]) -> list[str]:
    return list(_short_texts(row))


def _short_texts(row: Iterable[Cell]) -> Iterator[str]:
    for cell in row:
        if isinstance(cell, str) and cell.strip() and len(cell) <= LONGEST_HEADER:
            yield cell


def _normal(cells: Iterable[Cell]) -> list[str]:
    return [normalise_header(header_text(cell)) for cell in cells]
