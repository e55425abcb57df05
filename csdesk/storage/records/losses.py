"""What a person decided about lost accounts."""

from __future__ import annotations

from datetime import date

from csdesk.model.churn import LossNote, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row, Value

TOLD = ("reason", "win_back", "note", "lost_on", "arr", "source", "is_told", "name")
COLUMNS = f"account, {', '.join(TOLD)}"
READ = f"SELECT {COLUMNS} FROM loss_note WHERE engagement_id = ? ORDER BY account"  # noqa: S608
SAVE = f"""
INSERT INTO loss_note (engagement_id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, account) DO UPDATE SET
    {", ".join(f"{column} = excluded.{column}" for column in TOLD)}
"""  # noqa: S608
DROP = "DELETE FROM loss_note WHERE engagement_id = ? AND account = ?"


class LossRecords:
    """The notes of the engagement, at most one for each account."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[AccountKey, LossNote]:
        """Return the note on each lost account that has one."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return {note.account: note for note in map(_read_note, rows)}

    def save(self, note: LossNote) -> None:
        """Keep a note, in place of the earlier one about the account."""
        self._database.write(SAVE, (current_engagement(self._database), *_list_values(note)))

    def remove(self, account: AccountKey) -> None:
        """Forget what was decided about an account; without a note nothing happens."""
        self._database.write(DROP, (current_engagement(self._database), account))


def _list_values(note: LossNote) -> tuple[Value, ...]:
    return (
        note.account,
        note.reason,
        note.win_back,
        note.note,
        note.lost_on.isoformat() if note.lost_on else None,
        note.arr,
        note.source,
        note.is_told,
        note.name,
    )


def _read_note(row: Row) -> LossNote:
    account, reason, win_back, note, lost_on, arr, source, is_told, name = row
    return LossNote(
        AccountKey(account),
        ChurnReasonId(reason) if reason else None,
        WinBack(win_back),
        note,
        date.fromisoformat(lost_on) if lost_on else None,
        arr,
        source,
        bool(is_told),
        name,
    )
