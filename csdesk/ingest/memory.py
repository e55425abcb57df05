"""Sheets that are in memory already: drafted in this process, without an import worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdesk.model.blocks import pack_records
from csdesk.model.imports import ColumnBlock, TableId, Workbook
from csdesk.model.tables import Cell, RecordTable


class MemoryContent:
    """The cells behind a draft of a workbook that was read whole."""

    def __init__(self, workbook: Workbook, records: Mapping[TableId, RecordTable]) -> None:
        self.workbook = workbook
        self._sheets = {sheet.name: sheet.rows for sheet in workbook.sheets}
        self._records = records

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a sheet; ``first`` is 1-based."""
        return self._sheets[sheet][first - 1 : first - 1 + count]

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table."""
        return pack_records(self._records[table])

    def close(self) -> None:
        """Let go of the sheets."""
        self._sheets = {}
