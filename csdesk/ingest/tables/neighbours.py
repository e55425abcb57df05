"""Tells whether two runs of columns with a blank column between them are two tables or one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.formatting import normalise_header
from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.columns import SAMPLED_ROWS, header_text
from csdesk.ingest.sheets import RawSheet
from csdesk.ingest.tables.catalogue import Catalogue
from csdesk.ingest.tables.occupancy import Occupancy
from csdesk.ingest.tables.totals import TotalWords
from csdesk.model.tables import Cell

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST_NAMES = 2
FEWEST_BELOW = 2
"""A row of sums may stand below one side only; more rows than that are records."""
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two runs of columns that have a row of headers in common."""

    sheet: RawSheet
    occupancy: Occupancy
    catalogue: Catalogue
    total_words: TotalWords
    row: int
    """The row of headers."""
    left: range
    right: range

    def are_two(self) -> bool:
        """Tell whether each side is a table of its own."""
        names, others = self._names(self.left), self._names(self.right)
        if min(len(names), len(others)) < FEWEST_NAMES:
            return False
        if self.catalogue.share_a_key(names, others):
            return True
        if self._repeats(names, others) or self._repeats(others, names):
            return True
        left, right = self._heights()
        if right < left:
            return self._ends_first(self.right, right, others, names)
        below = self._first_cells(self.right, left, right)
        if len(below) >= FEWEST_BELOW and _are_names(below):
            return True
        is_list = right > left and self.catalogue.fits_a_kind(others)
        return is_list and self._ends_first(self.left, left, names, others)

    def _names(self, columns: range) -> list[str]:
        cells = self.sheet.row(self.row)[columns.start - 1 : columns.stop - 1]
        return [text for text in map(header_text, cells) if text]

    def _repeats(self, names: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether the first header of a whole list stands on the other side as well."""
        first = normalise_header(names[0])
        return first in map(normalise_header, others) and self.catalogue.fits_a_kind(names)

    def _ends_first(
        self, columns: range, height: int, names: Sequence[str], others: Sequence[str]
    ) -> bool:
        """Tell whether the side that ends before the other is a whole list of something else."""
        is_other = self._is_foreign(names, others) or self.catalogue.fits_a_kind(names)
        is_whole = height > 0 and self._is_full(columns, height)
        return is_other and is_whole and _are_names(self._first_cells(columns, 0, height))

    def _is_foreign(self, names: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether headers are mostly none of the kind that the others are."""
        together = self.catalogue.count_known([*names, *others])
        return together - self.catalogue.count_known(others) < MOSTLY * len(names)

    def _heights(self) -> tuple[int, int]:
        """Return in how many rows each side goes on below the headers, up to a blank row."""
        first, last = self.row + 1, min(self.row + SAMPLED_ROWS, self.sheet.row_count)
        left = self.occupancy.counts(first, last, self.left)
        right = self.occupancy.counts(first, last, self.right)
        blank = (left + right == 0).nonzero()[0]
        end = int(blank[0]) if len(blank) else len(left)
        if end and self._is_total(self.row + end):
            end -= 1
        return _height(left[:end]), _height(right[:end])

    def _is_total(self, row: int) -> bool:
        """Tell whether a row adds up what is above it: it makes its side no longer."""
        cells = self.sheet.row(row)[self.left.start - 1 : self.right.stop - 1]
        filled = {at: cell for at, cell in enumerate(cells) if not is_empty(cell)}
        return bool(filled) and self.total_words.find_label(filled) is not None

    def _first_cells(self, columns: range, above: int, height: int) -> list[Cell]:
        rows = self.sheet.rows(self.row + 1 + above, height - above)
        return [row[columns.start - 1] for row in rows]

    def _is_full(self, columns: range, height: int) -> bool:
        counts = self.occupancy.counts(self.row + 1, self.row + height, columns)
        return bool((counts == len(columns)).all())


def _height(counts: NDArray[np.int64]) -> int:
    filled = counts.nonzero()[0]
    return int(filled[-1]) + 1 if len(filled) else 0


def _are_names(cells: Sequence[Cell]) -> bool:
    """Tell whether cells may name records: texts that begin with a letter, all different."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and not is_empty(cell)]
    return len(texts) == len(cells) == len(set(texts)) > 0 and all(
        text[:1].isalpha() for text in texts
    )
