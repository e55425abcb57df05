"""What a person decided about lost accounts."""

from __future__ import annotations

from csdesk.model.churn import LossNote, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database
from csdesk.storage.records.loss_words import read_note, write_note

SAVE = """
INSERT INTO loss_note (engagement_id, account, reason, win_back, note) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, account) DO UPDATE SET
    reason = excluded.reason, win_back = excluded.win_back, note = excluded.note
"""
DROP = "DELETE FROM loss_note WHERE engagement_id = ? AND account = ?"


class LossRecords:
    """The notes of the engagement, at most one for each account."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[AccountKey, LossNote]:
        """Return the note on each lost account that has one."""
        rows = self._database.rows(
            "SELECT account, reason, win_back, note FROM loss_note WHERE engagement_id = ? "
            "ORDER BY account",
            (current_engagement(self._database),),
        )
        return {
            AccountKey(account): read_note(
                LossNote(
                    AccountKey(account),
                    ChurnReasonId(reason) if reason else None,
                    WinBack(win_back),
                    note,
                )
            )
            for account, reason, win_back, note in rows
        }

    def save(self, note: LossNote) -> None:
        """Keep a note, in place of the earlier one about the account."""
        place = (current_engagement(self._database), note.account)
        self._database.write(SAVE, (*place, note.reason, note.win_back, write_note(note)))

    def remove(self, account: AccountKey) -> None:
        """Forget what was decided about an account; without a note nothing happens."""
        self._database.write(DROP, (current_engagement(self._database), account))
