"""The cells of a table's records, column by column, with what merged cells say of rows below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.ingest.sheets import RawSheet
from csdesk.ingest.tables import FoundTable
from csdesk.model.tables import Cell


class TableRows:
    """Hands out columns of some rows of a sheet; rows are 1-based."""

    def __init__(self, sheet: RawSheet, rows: Sequence[int]) -> None:
        self.sheet = sheet
        self.rows = rows
        self._is_block = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def column(self, number: int, carried: Mapping[int, int] | None = None) -> list[Cell]:
        """Return the cells of a column; ``carried`` says from which row a merged one is taken."""
        cells = self.sheet.column(number)
        if carried:
            cells = cells.copy()
            for row, origin in carried.items():
                cells[row - 1] = cells[origin - 1]
        if self._is_block:
            return cells[self.rows[0] - 1 : self.rows[-1]]
        return [cells[row - 1] for row in self.rows]


def find_carried(table: FoundTable, column: int) -> dict[int, int]:
    """Return the rows that merged cells of a column cover, with the row that holds their value."""
    return {
        row: top
        for top, first, bottom, _ in table.sheet.merges
        if first == column and table.header.row < top
        for row in range(top + 1, min(bottom, table.last_row) + 1)
    }
