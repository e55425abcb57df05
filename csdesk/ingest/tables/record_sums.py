"""Adds up the records above any row of a table, to tell totals by their amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.ingest.tables.totals import RunningSum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class RecordSums:
    """The sums of the records above a row, of which most were never looked at."""

    def __init__(
        self, regular: NDArray[np.bool_], first: int, amounts: NDArray[np.float64]
    ) -> None:
        import numpy as np

        self._first = first
        self._amounts = amounts
        counted = np.where(regular & ~np.isnan(self._amounts), self._amounts, 0.0)
        self._sums = np.concatenate(([0.0], counted.cumsum()))
        self._counts = np.concatenate(([0], regular.cumsum()))
        self._added = 0.0
        self._joined = 0
        self._closed = 0.0

    def amount(self, row: int) -> float | None:
        """Return the amount of a row, None where it has none."""
        amount = float(self._amounts[row - self._first])
        return None if amount != amount else amount  # noqa: PLR0124 - only NaN differs from itself

    def above(self, row: int) -> RunningSum:
        """Return the sums of the records above a row."""
        total = float(self._sums[row - self._first]) + self._added
        records = int(self._counts[row - self._first]) + self._joined
        return RunningSum(total, total - self._closed, records)

    def add(self, row: int) -> None:
        """Count a row that is a record after all."""
        self._added += self.amount(row) or 0.0
        self._joined += 1

    def close_block(self, row: int) -> None:
        """Begin a new group below a subtotal."""
        self._closed = self.above(row).all
