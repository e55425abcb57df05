"""Which cells of a sheet hold something, and which rows look like a row of headers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from csdesk.ingest.sheets import RawSheet
from csdesk.model.tables import Cell

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KNOWN_COLUMNS = 8
"""Headers of a table are looked for in so many columns from its first."""


class Occupancy:
    """The filled cells of a sheet as a matrix of flags; rows and columns count from 1."""

    def __init__(self, sheet: RawSheet, known: Collection[str]) -> None:
        import numpy as np

        self._filled = np.zeros((sheet.row_count, sheet.column_count), dtype=bool, order="F")
        self._named = np.zeros((sheet.row_count, sheet.column_count), dtype=bool, order="F")
        for number in range(1, sheet.column_count + 1):
            cells = sheet.column(number)
            self._filled[:, number - 1] = [_is_filled(cell) for cell in cells]
            if number <= KNOWN_COLUMNS or sheet.row_count <= KNOWN_COLUMNS**4:
                self._named[:, number - 1] = [type(cell) is str and cell in known for cell in cells]

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


def _is_filled(cell: Cell) -> bool:
    return cell is not None and not (type(cell) is str and cell.isspace())
