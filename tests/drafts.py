"""Drafts, batches and records for tests, made without a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from csdesk.content import load_library
from csdesk.ingest.drafting.draft import read_book
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.sheets import RawBook
from csdesk.model.identifiers import BatchId, FieldId, ListId
from csdesk.model.imports import (
    ColumnBlock,
    DataIssue,
    Decisions,
    FieldSummary,
    FileOutline,
    ImportBatch,
    ImportDraft,
    ImportedList,
    ListRole,
    Reading,
    TableDraft,
    TableId,
    TableRange,
    Workbook,
)
from csdesk.model.tables import Cell, Field, TableKind
from csdesk.progress import Progress, silent
from tests.record_blocks import RecordTable, pack_records, unpack_records

Columns = Mapping[str, Sequence[Cell]]
"""The values of each field, from the first record down."""


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


def make_table(
    columns: Columns,
    kind: TableKind = TableKind.ACCOUNTS,
    sheet: str = "Customers",
    *,
    rejected: int = 0,
    issues: Sequence[DataIssue] = (),
    stated_total: float | None = None,
    currency: str | None = None,
    first_row: int = 2,
) -> tuple[TableDraft, RecordTable]:
    """Return a table as it would be drafted from clean rows, and its records."""
    count = max((len(values) for values in columns.values()), default=0)
    records = RecordTable(
        kind,
        sheet,
        tuple(range(first_row, count + first_row)),
        {FieldId(field): tuple(values) for field, values in columns.items()},
    )
    place = TableRange(
        sheet,
        first_row - 1,
        first_row,
        max(first_row, first_row + count + rejected - 1),
        1,
        max(1, len(columns)),
        tuple(columns),
        stated_total=stated_total,
    )
    table = TableDraft(
        id=TableId(f"{sheet}!{first_row - 1}"),
        kind=kind,
        range=place,
        matches=(),
        rows=count + rejected,
        records=count,
        added=0,
        rejected=rejected,
        no_records=0,
        currency=currency,
        summaries={field: _summarise(field, values) for field, values in records.columns.items()},
        fingerprint="00" * 16,
        issues=tuple(issues),
    )
    return table, records


def make_draft(
    *tables: tuple[TableDraft, RecordTable],
    name: str = "list.xlsx",
    digest: str = "ab" * 32,
    issues: Sequence[DataIssue] = (),
    as_of: date | None = None,
    currency: str | None = None,
) -> ImportDraft:
    """Return a draft of tables that ``make_table`` made."""
    reading = Reading(
        tuple(table for table, _ in tables), (), (), (), tuple(issues), as_of, currency
    )
    held = {table.id: records for table, records in tables}
    content = MemoryContent(Workbook(name, digest, ()), lambda table: pack_records(held[table]))
    return ImportDraft(FileOutline(name, digest, 0, ()), reading, Decisions(), content)


def make_batch(
    role: ListRole = ListRole.CURRENT,
    *,
    number: int = 1,
    name: str = "list.xlsx",
    digest: str = "ab" * 32,
    as_of: date = date(2026, 6, 30),
    sheet: str = "Customers",
    accounts: int = 3,
    rejected: int = 0,
    lost: int = 0,
    stated_total: float | None = None,
) -> ImportBatch:
    """Return a batch with a list of accounts, and one of losses where there are any."""
    kept = [(TableKind.ACCOUNTS, accounts, rejected, stated_total)]
    if lost:
        kept.append((TableKind.CHURN_EVENTS, lost, 0, None))
    lists = tuple(
        ImportedList(
            ListId(at), BatchId(number), kind, sheet, 1, records + left, records, left, total, {}
        )
        for at, (kind, records, left, total) in enumerate(kept, start=1)
    )
    return ImportBatch(BatchId(number), role, name, digest, as_of, Decisions(), lists)


def read_records(draft: ImportDraft, kind: TableKind = TableKind.ACCOUNTS) -> RecordTable:
    """Return the records of the first table of a kind as they would be written."""
    table = draft.table(kind)
    assert table is not None
    fields: tuple[Field, ...] = load_library().fields
    kinds = {field.id: field.kind for field in fields if field.table is kind}
    return unpack_records(table, draft.content.blocks(table.id), kinds)


def _summarise(field: FieldId, values: Sequence[Cell]) -> FieldSummary:
    filled = [value for value in values if value is not None]
    amounts = [float(v) for v in filled if isinstance(v, int | float) and not isinstance(v, bool)]
    return FieldSummary(
        field, len(filled), 0, 0, len(set(filled)), sum(amounts) if amounts else None
    )
