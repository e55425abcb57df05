"""Tells records from totals, footnotes, repeated headers and whatever else stands in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from csdesk.formatting import normalise_header
from csdesk.ingest.coercion import is_blank_key, quote
from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.columns import header_text
from csdesk.ingest.tables.finding import FoundTable
from csdesk.ingest.tables.layout import RowRejection, TableBody, TableLayout
from csdesk.ingest.tables.odd_rows import FOOTNOTE_MARKS, LONELY, OddRows
from csdesk.ingest.tables.record_sums import RecordSums
from csdesk.ingest.tables.totals import is_bare
from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.tables import Cell

NOTHING_TO_DO = "Nothing has to be done"
Cells = Mapping[int, Cell]
"""The filled cells of a row by their 1-based column."""


def find_body(table: FoundTable, layout: TableLayout) -> TableBody:
    """Return what each row below the header is; only rows that look odd are read one by one."""
    return _Sorter(table, layout).sort()


class _Sorter:
    def __init__(self, table: FoundTable, layout: TableLayout) -> None:
        self.table = table
        self.layout = layout
        self.first = table.header.row + 1
        self.odd = OddRows(table, layout)
        self._header = [_normal(cell) for cell in table.sheet.row(table.header.row)]

    def sort(self) -> TableBody:
        body = TableBody()
        odd = self.odd.find()
        regular = self.odd.filled.copy()
        regular[odd] = False
        cells = dict(self._read_rows([int(at) + self.first for at in odd.nonzero()[0]]))
        notes = self._find_notes(cells)
        joined: set[int] = set()
        sums = RecordSums(regular, self.first, self.layout.amounts()) if cells else None
        for row, found in cells.items():
            if sums is None or not self._sort_row(row, found, notes, sums, body):
                joined.add(row)
        regular[[row - self.first for row in joined]] = True
        rows = regular.nonzero()[0] + self.first
        is_block = len(rows) and rows[-1] - rows[0] + 1 == len(rows)
        body.records = range(int(rows[0]), int(rows[-1]) + 1) if is_block else rows.tolist()
        return body

    def _sort_row(
        self, row: int, cells: Cells, notes: set[int], sums: RecordSums, body: TableBody
    ) -> bool:
        """Put an odd row where it belongs; False where it is a record after all."""
        if not cells:
            body.rejections.append(self._reject_beside(row))
        elif row in self.layout.left_out:
            problem = "the row is hidden in the file, and you chose not to read hidden rows"
            body.rejections.append(RowRejection(row, problem, NOTHING_TO_DO))
        elif row in self.table.next_titles or self._repeats_header(row):
            body.notes.append(row)
        elif self._is_total(row, cells, sums):
            body.totals.append(row)
            if (amount := sums.amount(row)) is not None:
                body.total_amounts[row] = amount
            sums.close_block(row)
        elif row in notes:
            body.notes.append(row)
        elif rejection := self._find_rejection(row, cells):
            body.rejections.append(rejection)
            body.without_key += len(cells) > self.odd.thin
        else:
            sums.add(row)
            return False
        return True

    def _read_rows(self, rows: Sequence[int]) -> Iterator[tuple[int, Cells]]:
        """Yield the filled cells of rows, block by block."""
        sheet, span = self.table.sheet, self.table.span
        for _, group in groupby(rows, key=lambda row: (row - 1) // BLOCK_ROWS):
            numbers = list(group)
            lines = sheet.rows(numbers[0], numbers[-1] - numbers[0] + 1)
            for row in numbers:
                line = lines[row - numbers[0]]
                yield row, {at: line[at - 1] for at in span if not is_empty(line[at - 1])}

    def _find_notes(self, odd: Mapping[int, Cells]) -> set[int]:
        """Return the rows that are notes: marked as one, or thin and apart below the records."""
        notes = {row for row, cells in odd.items() if _is_marked_note(cells)}
        wide = (self.odd.counts > self.odd.thin).nonzero()[0]
        last = next((int(at) + self.first for at in wide[::-1] if not self._is_end(at, odd)), 0)
        above, apart = last, False
        for row in (row for row in odd if row > last):
            if self._is_end(row - self.first, odd):
                apart = True
            elif apart or (above and row - above > 1):
                notes.add(row)
                apart = True
            above = row
        return notes

    def _is_end(self, at: int, odd: Mapping[int, Cells]) -> bool:
        """Tell whether a row is labelled as a total or marked as a note."""
        cells = odd.get(int(at) + self.first)
        if not cells:
            return False
        return _is_marked_note(cells) or self.layout.total_words.find_label(cells) is not None

    def _repeats_header(self, row: int) -> bool:
        line = self.table.sheet.row(row)
        return all(_normal(line[at - 1]) == self._header[at - 1] for at in self.table.span)

    def _is_total(self, row: int, cells: Cells, sums: RecordSums) -> bool:
        label = self.layout.total_words.find_label(cells)
        if label is None and not self._lacks_key(row, cells):
            return False
        if sums.above(row).matches(sums.amount(row)):
            return True
        return label is not None and label.is_plain and is_bare(cells, self.odd.usual)

    def _find_rejection(self, row: int, cells: Cells) -> RowRejection | None:
        if len(cells) == LONELY and self.odd.thin > LONELY:
            problem = f"the row holds nothing but {quote(next(iter(cells.values())))}"
            return RowRejection(row, problem, "Fill in its other columns if it is a record")
        if self._lacks_key(row, cells):
            return RowRejection(row, self.layout.lacks_key.problem, self.layout.lacks_key.fix)
        return None

    def _lacks_key(self, row: int, cells: Cells) -> bool:
        keys = self.layout.key_columns
        return bool(keys) and all(
            is_blank_key(cells.get(column)) and row not in self.layout.carried.get(column, ())
            for column in keys
        )

    def _reject_beside(self, row: int) -> RowRejection:
        line = self.table.sheet.row(row)
        cell = next(line[at - 1] for at in self.table.beside if not is_empty(line[at - 1]))
        problem = f"the row holds nothing but {quote(cell)}, beside the table"
        return RowRejection(row, problem, "Move it into the table if it belongs to a record")


def _normal(cell: Cell) -> str:
    return normalise_header(header_text(cell))


def _is_marked_note(cells: Cells) -> bool:
    first = next(iter(cells.values()), None)
    return (
        len(cells) <= 2
        and isinstance(first, str)
        and first.strip().casefold().startswith(FOOTNOTE_MARKS)
    )
