"""The client's files as they were imported: which count, what they hold, what was odd in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from csdesk.errors import InputRefused
from csdesk.model.identifiers import BatchId
from csdesk.model.imports import (
    DataIssue,
    ImportBatch,
    ImportDraft,
    ImportedList,
    IssueKind,
    ListRole,
)
from csdesk.model.tables import TableKind
from csdesk.progress import Progress, silent
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row
from csdesk.storage.records.batch_rows import LIST_COLUMNS, pack_decisions, read_batch, read_list
from csdesk.storage.records.list_writing import write_list

BATCH_COLUMNS = """
SELECT import_batch.id, import_batch.role, file_name, file_hash, as_of, decisions
FROM import_batch
"""
READ_BATCHES = f"""{BATCH_COLUMNS}
JOIN list_in_use ON batch_id = import_batch.id
WHERE list_in_use.engagement_id = ? ORDER BY import_batch.id
"""
READ_REGISTER = f"{BATCH_COLUMNS} WHERE engagement_id = ? ORDER BY id"
READ_LISTS = f"""
SELECT {LIST_COLUMNS} FROM imported_list
WHERE batch_id IN (SELECT id FROM import_batch WHERE engagement_id = ?) ORDER BY id
"""  # noqa: S608
ADD_BATCH = """
INSERT INTO import_batch (engagement_id, role, file_name, file_hash, as_of, decisions)
VALUES (?, ?, ?, ?, ?, ?)
"""
USE_BATCH = "INSERT INTO list_in_use (engagement_id, role, batch_id) VALUES (?, ?, ?)"
GIVE_WAY = "DELETE FROM list_in_use WHERE engagement_id = ? AND role = ? AND role <> 'added'"
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
    """The files of the engagement: one current, one earlier, any number of added ones in use.

    A file that was replaced or taken back stays as long as an undo may need it; its line in the
    register stays for good.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, draft: ImportDraft, role: ListRole, as_of: date, progress: Progress = silent
    ) -> ImportBatch:
        """Keep a file with its tables and issues; all or nothing.

        A current or an earlier one takes the place of the one before. Raises InputRefused when
        such a draft has no list of accounts, when there is no table at all, or for an account
        without a key of its own; whatever ``progress`` raises takes everything back.
        """
        _check_tables(draft, role)
        engagement = current_engagement(self._database)
        with self._database.transaction():
            told = (draft.outline.file_name, draft.outline.file_hash, as_of.isoformat())
            decisions = pack_decisions(draft.decisions)
            batch = self._database.write(ADD_BATCH, (engagement, role, *told, decisions))
            for table in draft.tables:
                write_list(self._database, batch, draft, table, progress)
            self._add_issues(batch, draft.all_issues())
            self._database.write(GIVE_WAY, (engagement, role))
            self._database.write(USE_BATCH, (engagement, role, batch))
        return next(found for found in self.register() if found.id == batch)

    def find_same(self, draft: ImportDraft, role: ListRole, as_of: date) -> ImportBatch | None:
        """Return the file in use that is this one, of the same day and read in the same way."""
        decisions = pack_decisions(draft.decisions)
        return next(
            (
                batch
                for batch in self.batches()
                if (batch.file_hash, batch.role, batch.as_of)
                == (draft.outline.file_hash, role, as_of)
                and pack_decisions(batch.decisions) == decisions
            ),
            None,
        )

    def batches(self) -> tuple[ImportBatch, ...]:
        """Return the files that are in use, in the order in which they were imported."""
        return self._read(READ_BATCHES)

    def register(self) -> tuple[ImportBatch, ...]:
        """Return every file that was ever imported, in that order."""
        return self._read(READ_REGISTER)

    def issues(self) -> tuple[DataIssue, ...]:
        """Return the problems of all files in use, in their order."""
        rows = self._database.rows(READ_ISSUES, (current_engagement(self._database),))
        return tuple(DataIssue(IssueKind(kind), *rest) for kind, *rest in rows)

    def remove(self, batch: BatchId) -> None:
        """Use a file no longer, with everything in it; without it nothing happens."""
        self._database.write("DELETE FROM list_in_use WHERE batch_id = ?", (batch,))

    def _read(self, query: str) -> tuple[ImportBatch, ...]:
        engagement = current_engagement(self._database)
        lists: dict[int, list[ImportedList]] = defaultdict(list)
        for row in self._database.rows(READ_LISTS, (engagement,)):
            found = read_list(row)
            lists[found.batch].append(found)
        rows: Sequence[Row] = self._database.rows(query, (engagement,))
        return tuple(read_batch(row, tuple(lists[row[0]])) for row in rows)

    def _add_issues(self, batch: int, issues: Iterable[DataIssue]) -> None:
        rows = (
            (
                batch,
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


def _check_tables(draft: ImportDraft, role: ListRole) -> None:
    if role is not ListRole.ADDED and draft.table(TableKind.ACCOUNTS) is None:
        raise InputRefused(
            "it has no list of customers",
            file=draft.outline.file_name,
            advice="Choose a file with one customer on each row, or add it to the other files",
        )
    if not draft.tables:
        raise InputRefused(
            "nothing of it is to be imported",
            file=draft.outline.file_name,
            advice="Say what one of its tables is about, or choose another file",
        )
