"""Rows of a sheet, packed by column as they come in."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from csdesk.ingest.packed_cells import EMPTY, pack_block, pack_texts
from csdesk.model.imports import BLOCK_ROWS

PLAIN_BYTES = 256 << 20
"""Blocks beyond these are compressed, so that a large file fits into the worker."""


@dataclass(frozen=True, slots=True)
class PackedSheet:
    """The packed cells of a sheet, without empty rows and columns at the end."""

    row_count: int
    column_count: int
    columns: tuple[tuple[bytes, ...], ...]
    cleaned: int
    """Texts from which control characters were taken."""


class SheetPacker:
    """Packs the rows of a sheet as they come in."""

    def __init__(self, plain_bytes: int = PLAIN_BYTES, *, only_texts: bool = False) -> None:
        self._pack_cells = pack_texts if only_texts else pack_block
        self.rows = 0
        self.cleaned = 0
        self.plain_left = plain_bytes
        self._columns: list[list[bytes]] = []
        self._blocks = 0

    def add_rows(self, rows: Iterable[Sequence[object]]) -> None:
        """Add rows; only the last call of a sheet may bring another number than whole blocks."""
        pending = iter(rows)
        while block := list(islice(pending, BLOCK_ROWS)):
            self.add_block(transpose(block))

    def add_block(self, columns: Iterable[Sequence[object]]) -> None:
        """Add up to ``BLOCK_ROWS`` rows by their columns."""
        for number, cells in enumerate(columns):
            if number == len(self._columns):
                self._columns.append([EMPTY] * self._blocks)
            self._columns[number].append(self._pack(cells))
        self._blocks += 1
        self._fill_up()

    def add_packed(self, sheet: PackedSheet) -> None:
        """Add rows that were packed elsewhere; those before them must be whole blocks."""
        if sheet.row_count:
            self.rows = self._blocks * BLOCK_ROWS + sheet.row_count
        self.cleaned += sheet.cleaned
        for number, packed in enumerate(sheet.columns):
            if number == len(self._columns):
                self._columns.append([EMPTY] * self._blocks)
            self._columns[number].extend(packed)
        self._blocks += max(map(len, sheet.columns), default=0)
        self._fill_up()

    def finish(self) -> PackedSheet:
        """Return what was packed."""
        used = [any(blocks) for blocks in self._columns]
        width = max((number for number, has in enumerate(used, start=1) if has), default=0)
        columns = tuple(tuple(blocks) for blocks in self._columns[:width])
        return PackedSheet(self.rows, width, columns, self.cleaned)

    def _fill_up(self) -> None:
        for blocks in self._columns:
            blocks.extend([EMPTY] * (self._blocks - len(blocks)))

    def _pack(self, cells: Sequence[Any]) -> bytes:
        block, length, cleaned = self._pack_cells(cells)
        self.cleaned += cleaned
        if length:
            self.rows = max(self.rows, self._blocks * BLOCK_ROWS + length)
        if len(block) > self.plain_left:
            return zlib.compress(block, 1)
        self.plain_left -= len(block)
        return bytes(memoryview(block))  # the writer keeps far more memory than the block needs


def transpose(rows: Sequence[Sequence[object]]) -> Iterable[Sequence[object]]:
    """Return the columns of rows, which may differ in length."""
    widths = set(map(len, rows))
    return zip(*rows, strict=True) if len(widths) == 1 else zip_longest(*rows)
