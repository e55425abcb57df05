"""Sheets that are in memory already: drafted in this process, without an import worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from csdesk.ingest.draft import read_book
from csdesk.ingest.request import ReadingRequest
from csdesk.ingest.sheets import RawBook
from csdesk.model.imports import ColumnBlock, ImportDraft, TableId, Workbook
from csdesk.model.tables import Cell
from csdesk.progress import Progress, silent


class MemoryContent:
    """The cells behind a draft of a workbook that was read whole."""

    def __init__(
        self, workbook: Workbook, blocks: Callable[[TableId], Iterator[ColumnBlock]]
    ) -> None:
        self.workbook = workbook
        self._sheets = {sheet.name: sheet.rows for sheet in workbook.sheets}
        self._blocks = blocks

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a sheet; ``first`` is 1-based."""
        return self._sheets[sheet][first - 1 : first - 1 + count]

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table."""
        return self._blocks(table)

    def close(self) -> None:
        """Let go of the sheets."""
        self._sheets = {}


def draft_workbook(
    workbook: Workbook, request: ReadingRequest, progress: Progress = silent
) -> ImportDraft:
    """Return what an import of a workbook in memory would bring; nothing is written.

    Raises InputRefused where it holds no table at all.
    """
    book = RawBook.of(workbook)
    read = read_book(book, request, progress)
    content = MemoryContent(workbook, read.blocks)
    return ImportDraft(book.outline, read.reading, request.decisions, content)
