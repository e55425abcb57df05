"""The client's customers, read column by column."""

from __future__ import annotations

from datetime import date

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.imports import ListRole
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row
from csdesk.storage.formats.migrations import ACCOUNT_COLUMNS
from csdesk.storage.records.record_rows import read_columns

READ_LOST = """
SELECT key, lost_on, coalesce(lost_reason, ''), sheet, source_row
FROM lost_account WHERE batch_id = ? ORDER BY id
"""


class AccountRecords:
    """The accounts of the lists that are imported; they change only by an import."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def table(self, role: ListRole) -> AccountTable | None:
        """Return the accounts of a list in the order of its file, or None without one.

        The columns are those that the file had.
        """
        batch = self._batch(role)
        if batch is None:
            return None
        number, as_of, file_name, sheet = batch
        fields = self._fields(number)
        rows = self._database.rows(_select(fields), (number,))
        keys, source_rows = zip(*(row[:2] for row in rows), strict=True) if rows else ((), ())
        return AccountTable(
            batch=BatchId(number),
            as_of=date.fromisoformat(as_of),
            file_name=file_name,
            sheet=sheet,
            keys=keys,
            source_rows=source_rows,
            columns=read_columns([row[2:] for row in rows], fields, ACCOUNT_COLUMNS),
        )

    def lost(self) -> tuple[LostAccount, ...]:
        """Return the lines of the current list's sheet of lost customers, in its order."""
        batch = self._batch(ListRole.CURRENT)
        if batch is None:
            return ()
        return tuple(map(_read_lost, self._database.rows(READ_LOST, batch[:1])))

    def _batch(self, role: ListRole) -> Row | None:
        return self._database.row(
            "SELECT id, as_of, file_name, sheet FROM import_batch "
            "JOIN list_in_use ON batch_id = import_batch.id "
            "WHERE list_in_use.engagement_id = ? AND list_in_use.role = ?",
            (current_engagement(self._database), role),
        )

    def _fields(self, batch: int) -> tuple[FieldId, ...]:
        rows = self._database.rows(
            "SELECT field FROM import_field WHERE batch_id = ? ORDER BY position", (batch,)
        )
        return tuple(FieldId(field) for (field,) in rows if field in ACCOUNT_COLUMNS)


def _select(fields: tuple[FieldId, ...]) -> str:
    """Return the query for some fields; only names of known columns get into its text."""
    columns = ", ".join(("key", "source_row", *fields))
    return f"SELECT {columns} FROM account WHERE batch_id = ? ORDER BY id"  # noqa: S608


def _read_lost(row: Row) -> LostAccount:
    key, lost_on, reason, sheet, source_row = row
    day = None if lost_on is None else date.fromisoformat(lost_on)
    return LostAccount(AccountKey(key), day, reason, sheet, source_row)
