"""The client's lists as they were imported: batches, their records, their issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from csdesk.errors import InputRefused
from csdesk.model.blocks import unpack_records
from csdesk.model.identifiers import BatchId, FieldId, ListId
from csdesk.model.imports import (
    DataIssue,
    Decisions,
    ImportBatch,
    ImportDraft,
    ImportedList,
    IssueKind,
    ListRole,
    TableDraft,
)
from csdesk.model.tables import FieldKind, RecordTable, TableKind
from csdesk.progress import Progress, silent
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row, Value
from csdesk.storage.formats.migrations import ACCOUNT_COLUMNS, LOST_COLUMNS
from csdesk.storage.records.record_rows import check_texts, check_unique, record_keys, record_rows

BLOCK = 2_000
"""Rows between two calls of progress."""

BATCH_COLUMNS = """
SELECT import_batch.id, import_batch.role, file_name, file_hash, as_of, sheet, accounts_read,
       rows_rejected, lost_read, stated_total
FROM import_batch
"""
READ_BATCHES = f"""{BATCH_COLUMNS}
JOIN list_in_use ON batch_id = import_batch.id
WHERE list_in_use.engagement_id = ? ORDER BY import_batch.id
"""
READ_REGISTER = f"{BATCH_COLUMNS} WHERE engagement_id = ? ORDER BY id"
USE_BATCH = """
INSERT INTO list_in_use (engagement_id, role, batch_id) VALUES (?, ?, ?)
ON CONFLICT (engagement_id, role) DO UPDATE SET batch_id = excluded.batch_id
"""
ADD_BATCH = """
INSERT INTO import_batch (engagement_id, role, file_name, file_hash, as_of, sheet, accounts_read,
                          rows_rejected, lost_read, stated_total)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
READ_ISSUES = """
SELECT data_issue.kind, file, data_issue.sheet, source_row, source_column, problem, fix
FROM data_issue JOIN list_in_use USING (batch_id)
WHERE engagement_id = ? ORDER BY data_issue.id
"""
ADD_ISSUE = """
INSERT INTO data_issue (batch_id, kind, file, sheet, source_row, source_column, problem, fix)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


class ImportRecords:
    """The lists of the engagement: at most one for each role is in use.

    A list that was replaced or taken back stays as long as an undo may need it; its line in the
    register stays for good.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, draft: ImportDraft, role: ListRole, as_of: date, progress: Progress = silent
    ) -> ImportBatch:
        """Keep a list with its issues, in place of an earlier one of the same role; all or nothing.

        Raises InputRefused when the draft has no list of accounts, or a record without a key of
        its own; whatever ``progress`` raises takes everything back.
        """
        accounts = draft.table(TableKind.ACCOUNTS)
        if accounts is None:
            raise InputRefused(
                "it has no list of customers",
                file=draft.outline.file_name,
                advice="Choose a file with one customer on each row",
            )
        with self._database.transaction():
            batch = self._add_batch(draft, accounts, role, as_of)
            self._add_accounts(batch, _records(draft, accounts, ACCOUNT_COLUMNS), progress)
            self._add_lost(batch, draft, progress)
            self._add_issues(batch, draft.all_issues())
            engagement = current_engagement(self._database)
            self._database.write(USE_BATCH, (engagement, role, batch.id))
        return batch

    def batches(self) -> tuple[ImportBatch, ...]:
        """Return the lists that are in use, in the order in which they were imported."""
        rows = self._database.rows(READ_BATCHES, (current_engagement(self._database),))
        return tuple(map(_read_batch, rows))

    def register(self) -> tuple[ImportBatch, ...]:
        """Return every list that was ever imported, in that order."""
        rows = self._database.rows(READ_REGISTER, (current_engagement(self._database),))
        return tuple(map(_read_batch, rows))

    def issues(self) -> tuple[DataIssue, ...]:
        """Return the problems of all lists, in the order of their files."""
        rows = self._database.rows(READ_ISSUES, (current_engagement(self._database),))
        return tuple(DataIssue(IssueKind(kind), *rest) for kind, *rest in rows)

    def remove(self, batch: BatchId) -> None:
        """Take a list back, with its accounts and issues; without it nothing happens."""
        self._database.write("DELETE FROM list_in_use WHERE batch_id = ?", (batch,))

    def _add_batch(
        self, draft: ImportDraft, accounts: TableDraft, role: ListRole, as_of: date
    ) -> ImportBatch:
        lost = draft.table(TableKind.CHURN_EVENTS)
        told: tuple[Value, ...] = (
            draft.outline.file_name,
            draft.outline.file_hash,
            as_of.isoformat(),
            accounts.range.sheet,
            accounts.records,
            accounts.rejected,
            lost.records if lost else 0,
            accounts.range.stated_total,
        )
        engagement = current_engagement(self._database)
        batch = self._database.write(ADD_BATCH, (engagement, role, *told))
        return _read_batch((batch, role, *told))

    def _add_accounts(self, batch: ImportBatch, records: RecordTable, progress: Progress) -> None:
        self._database.write_many(
            "INSERT INTO import_field (batch_id, position, field) VALUES (?, ?, ?)",
            [(batch.id, position, field) for position, field in enumerate(records.columns)],
        )
        keys = record_keys(records, batch.file_name)
        check_unique(keys, records, batch.file_name)
        check_texts(records, batch.file_name)
        rows = record_rows(batch.id, keys, records, ACCOUNT_COLUMNS)
        reported = _report(rows, len(records), progress, "Writing customers")
        self._database.write_many(_insert("account", records), reported)

    def _add_lost(self, batch: ImportBatch, draft: ImportDraft, progress: Progress) -> None:
        lost = draft.table(TableKind.CHURN_EVENTS)
        if lost is None:
            return
        records = _records(draft, lost, LOST_COLUMNS)
        keys = record_keys(records, batch.file_name)
        check_texts(records, batch.file_name)
        rows = record_rows(batch.id, keys, records, LOST_COLUMNS)
        reported = _report(rows, len(records), progress, "Writing lost customers")
        self._database.write_many(_insert("lost_account", records), reported)

    def _add_issues(self, batch: ImportBatch, issues: Iterable[DataIssue]) -> None:
        rows = (
            (
                batch.id,
                issue.kind,
                issue.file,
                issue.sheet,
                issue.row,
                issue.column,
                issue.problem,
                issue.fix,
            )
            for issue in issues
        )
        self._database.write_many(ADD_ISSUE, rows)


def _records(draft: ImportDraft, table: TableDraft, kinds: Mapping[str, FieldKind]) -> RecordTable:
    known = {FieldId(field): kind for field, kind in kinds.items()}
    return unpack_records(table, draft.content.blocks(table.id), known)


def _insert(table: str, records: RecordTable) -> str:
    """Return the statement for rows of ``record_rows``, which has met every column's name."""
    columns = ("batch_id", "key", "sheet", "source_row", *records.columns)
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608


def _report(
    rows: Iterator[tuple[Value, ...]], total: int, progress: Progress, step: str
) -> Iterator[tuple[Value, ...]]:
    """Hand the rows on, telling after each block of them how far it is."""
    done = 0
    while block := list(islice(rows, BLOCK)):
        yield from block
        done += len(block)
        progress(done, total, step)


def _read_batch(row: Row) -> ImportBatch:
    number, role, file_name, file_hash, as_of, sheet, accounts, rejected, lost, total = row
    kept = (
        (TableKind.ACCOUNTS, accounts, rejected, total),
        (TableKind.CHURN_EVENTS, lost, 0, None),
    )
    lists = tuple(
        ImportedList(ListId(0), number, kind, sheet, 1, read, read, left, stated, {})
        for kind, read, left, stated in kept
    )
    day = date.fromisoformat(as_of)
    return ImportBatch(
        BatchId(number), ListRole(role), file_name, file_hash, day, Decisions(), lists
    )
