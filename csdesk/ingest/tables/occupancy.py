"""Which cells of a sheet hold something, and which rows look like a row of headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from csdesk.ingest.packed_cells import unpack_block
from csdesk.ingest.sheets import RawSheet
from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.tables import Cell

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KNOWN_COLUMNS = 6
"""In a long sheet, headers are looked for in so many columns from its first."""
PLAIN, TEXT, NOTHING, SPACE, ESCAPE = b"[", b'"', b"null", b" ", b"\\"
"""What a packed block begins with unless it is compressed, and what it holds of some cells."""
FIGURES = '0123456789.,-+/:%€$£"[]'.encode()
"""What a packed block of nothing but numbers, amounts and dates consists of."""


class Occupancy:
    """The filled cells of a sheet as a matrix of flags; rows and columns count from 1."""

    def __init__(self, sheet: RawSheet, known: AbstractSet[str]) -> None:
        import numpy as np

        shape = sheet.row_count, sheet.column_count
        self._filled = np.zeros(shape, dtype=bool, order="F")
        self._named = np.zeros(shape, dtype=bool, order="F")
        are_words = not any(map(_are_figures, map(str.encode, known)))
        for number, blocks in enumerate(sheet.columns):
            has_names = number < KNOWN_COLUMNS or sheet.row_count <= BLOCK_ROWS
            for first, block in zip(range(0, sheet.row_count, BLOCK_ROWS), blocks, strict=False):
                if (are_words and _is_full_of_figures(block)) if has_names else _is_full(block):
                    self._filled[first : first + BLOCK_ROWS, number] = True
                elif block:
                    cells = unpack_block(block)[: sheet.row_count - first]
                    filled = np.frombuffer(_find_filled(block, cells), dtype=bool)
                    self._filled[first : first + len(cells), number] = filled
                    if has_names and not known.isdisjoint(cells):
                        named = [type(cell) is str and cell in known for cell in cells]
                        self._named[first : first + len(cells), number] = named

    def counts(self, first: int, last: int, columns: range) -> NDArray[np.int64]:
        """Return how many cells of each row from ``first`` to ``last`` are filled."""
        part = self._filled[first - 1 : last, columns.start - 1 : columns.stop - 1]
        counts: NDArray[np.int64] = part.sum(axis=1)
        return counts

    def column(self, number: int, first: int, last: int) -> NDArray[np.bool_]:
        """Return which cells of a column are filled, from row ``first`` to ``last``."""
        return self._filled[first - 1 : last, number - 1]

    def first_filled(self, first: int, last: int, columns: range) -> NDArray[np.int64]:
        """Return the first filled column of each row; meaningless for a blank row."""
        part = self._filled[first - 1 : last, columns.start - 1 : columns.stop - 1]
        firsts: NDArray[np.int64] = part.argmax(axis=1) + columns.start
        return firsts

    def is_blank(self, number: int, first: int, last: int) -> bool:
        """Tell whether a column holds nothing between two rows."""
        return not self._filled[first - 1 : last, number - 1].any()

    def rows_after_blank(self, columns: range) -> Iterator[int]:
        """Yield the filled rows that stand below a blank one."""
        filled = self.counts(1, len(self._filled), columns) > 0
        for at in (filled[1:] & ~filled[:-1]).nonzero()[0]:
            yield int(at) + 2

    def rows_with_names(self, columns: range, fewest: int) -> Iterator[int]:
        """Yield the rows in which several cells are headers as people write them."""
        named = self._named[:, columns.start - 1 : columns.stop - 1].sum(axis=1)
        for at in (named >= fewest).nonzero()[0]:
            yield int(at) + 1

    def spans(self) -> list[range]:
        """Return the runs of columns between columns that hold nothing at all."""
        spans: list[range] = []
        for at in range(1, self._filled.shape[1] + 1):
            has = self._filled[:, at - 1].any()
            if has and spans and spans[-1].stop == at:
                spans[-1] = range(spans[-1].start, at + 1)
            elif has:
                spans.append(range(at, at + 1))
        return spans


def _is_full(block: bytes) -> bool:
    """Tell whether a glance shows that a packed block has a text or number in every cell."""
    if not block.startswith(PLAIN) or block.count(b",") != BLOCK_ROWS - 1:
        return False
    if TEXT not in block:
        return NOTHING not in block
    has_blanks = not block.isascii() or (SPACE in block and TEXT + SPACE in block)
    return not has_blanks and ESCAPE not in block and block.count(TEXT) == 2 * BLOCK_ROWS


def _is_full_of_figures(block: bytes) -> bool:
    """Tell whether each cell of a packed block is a text with figures, and no word."""
    return block.count(TEXT) == 2 * BLOCK_ROWS and _are_figures(block)


def _are_figures(text: bytes) -> bool:
    """Tell whether a text holds no word and no space."""
    return not text.translate(None, FIGURES)


def _find_filled(block: bytes, cells: Sequence[Cell]) -> bytes:
    """Return a byte for each cell of a packed block, 1 where it holds more than spaces."""
    if _holds_blanks(block, cells):
        return bytes(not (cell is None or (type(cell) is str and cell.isspace())) for cell in cells)
    is_full = block.startswith(PLAIN) and NOTHING not in block and cells[-1] is not None
    return b"\1" * len(cells) if is_full else bytes(cell is not None for cell in cells)


def _holds_blanks(block: bytes, cells: Sequence[Cell]) -> bool:
    """Tell whether some of the cells are texts of nothing but spaces."""
    if block.startswith(PLAIN) and TEXT not in block:
        return False
    try:
        return any(map(str.isspace, filter(None, cells)))  # type: ignore[arg-type]
    except TypeError:  # not all of them are texts
        return any(type(cell) is str and cell.isspace() for cell in cells)
