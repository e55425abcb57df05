"""A file's sheets as they are, held compactly: each column as packed blocks of cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from csdesk.ingest.packed_cells import unpack_block
from csdesk.ingest.sheet_packer import SheetPacker
from csdesk.model.imports import BLOCK_ROWS, DataIssue, FileOutline, Sheet, SheetOutline, Workbook
from csdesk.model.tables import Cell

Row = tuple[Cell, ...]
Merge = tuple[int, int, int, int]
"""First row, first column, last row and last column of merged cells; 1-based and inclusive."""
KEPT_BLOCKS = 256
NOTHING: list[Cell] = [None] * BLOCK_ROWS
"""The cells of every empty block."""


@dataclass(frozen=True, slots=True, eq=False)
class RawSheet:
    """One sheet of a file. Rows and columns are numbered from 1 as the file numbers them.

    Counts reach to the last cell that holds something; every row is ``column_count`` wide.
    """

    name: str
    visible: bool
    row_count: int
    column_count: int
    columns: tuple[tuple[bytes, ...], ...] = field(repr=False)
    """The packed blocks of each column."""
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merges: tuple[Merge, ...] = ()
    formats: Mapping[int, str] = field(default_factory=dict)
    """The usual number format code of the cells of a column."""
    _unpacked: dict[tuple[int, int], list[Cell]] = field(default_factory=dict, repr=False)
    """Some blocks by column and number: rows next to each other are often asked for in turn."""
    _latest: dict[int, list[Cell]] = field(default_factory=dict, repr=False)
    """The column that was asked for last: keys are looked at several times in turn."""

    @classmethod
    def of(cls, sheet: Sheet) -> RawSheet:
        """Return a sheet in memory in this form."""
        packer = SheetPacker()
        packer.add_rows(sheet.rows)
        packed = packer.finish()
        return cls(
            sheet.name,
            sheet.visible,
            packed.row_count,
            packed.column_count,
            packed.columns,
            sheet.hidden_rows,
            sheet.hidden_columns,
        )

    def column(self, number: int) -> list[Cell]:
        """Return all cells of a column, in a list that is not to be changed."""
        if number not in self._latest:
            self._latest.clear()
            blocks = (unpack_block(block) for block in self.columns[number - 1])
            self._latest[number] = list(islice(chain.from_iterable(blocks), self.row_count))
        return self._latest[number]

    def rest(self) -> None:
        """Give up the memory of the cells that were asked for last."""
        self._latest.clear()
        self._unpacked.clear()

    def rows(self, first: int, count: int) -> tuple[Row, ...]:
        """Return up to ``count`` rows from row ``first`` on."""
        last = min(first - 1 + count, self.row_count)
        if first > last:
            return ()
        parts = (self._part(column, first - 1, last) for column in range(self.column_count))
        return tuple(zip(*parts, strict=True))

    def row(self, number: int) -> Row:
        """Return one row; a row below the last one is empty."""
        if number > self.row_count:
            return (None,) * self.column_count
        block, place = divmod(number - 1, BLOCK_ROWS)
        return tuple(self._block(column, block)[place] for column in range(self.column_count))

    def outline(self) -> SheetOutline:
        """Return what is known of the sheet without its cells."""
        return SheetOutline(
            self.name,
            self.visible,
            self.row_count,
            self.column_count,
            self.hidden_rows,
            self.hidden_columns,
        )

    def _part(self, column: int, start: int, end: int) -> list[Cell]:
        """Return the cells of a 0-based column from row ``start`` up to ``end``, exclusive."""
        cells: list[Cell] = []
        for block in range(start // BLOCK_ROWS, (end - 1) // BLOCK_ROWS + 1):
            first = block * BLOCK_ROWS
            cells += self._block(column, block)[max(start - first, 0) : end - first]
        return cells

    def _block(self, column: int, block: int) -> list[Cell]:
        packed = self.columns[column][block]
        if not packed:
            return NOTHING
        place = column, block
        if place not in self._unpacked:
            if len(self._unpacked) == KEPT_BLOCKS:
                self._unpacked.pop(next(iter(self._unpacked)))
            self._unpacked[place] = unpack_block(packed)
        return self._unpacked[place]


@dataclass(frozen=True, slots=True)
class RawBook:
    """A whole file that was opened, with what there is to say about it as a file."""

    outline: FileOutline
    sheets: tuple[RawSheet, ...]
    issues: tuple[DataIssue, ...] = ()

    @classmethod
    def of(cls, workbook: Workbook) -> RawBook:
        """Return a workbook in memory in this form."""
        sheets = tuple(RawSheet.of(sheet) for sheet in workbook.sheets)
        outline = outline_file(workbook.file_name, workbook.file_hash, 0, sheets)
        return cls(outline, sheets, workbook.issues)

    def sheet(self, name: str) -> RawSheet:
        """Return the first sheet of this name. Raises KeyError where there is none."""
        found = next((sheet for sheet in self.sheets if sheet.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


def outline_file(
    file_name: str, file_hash: str, size: int, sheets: Iterable[RawSheet]
) -> FileOutline:
    """Return the outline of a file; its size is in bytes."""
    return FileOutline(file_name, file_hash, size, tuple(sheet.outline() for sheet in sheets))
