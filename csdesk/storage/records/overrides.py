"""The scores that persons set in place of the computed ones."""

from __future__ import annotations

from datetime import date

from csdesk.model.identifiers import AccountKey
from csdesk.model.score_history import ScoreOverride
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

READ = """
SELECT account, score, author, reason, set_on, expires_on FROM score_override
WHERE engagement_id = ? ORDER BY set_on, rowid
"""
SET = """
INSERT INTO score_override (engagement_id, account, set_on, score, author, reason, expires_on)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
END = """
UPDATE score_override SET expires_on = ?3
WHERE engagement_id = ?1 AND account = ?2 AND set_on < ?3 AND expires_on > ?3
"""
DROP = "DELETE FROM score_override WHERE engagement_id = ? AND account = ? AND set_on >= ?"


class OverrideRecords:
    """The overrides of the engagement, ended ones too, so that a past day can be told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[ScoreOverride, ...]:
        """Return every override, the one that was set first at the front."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(
            ScoreOverride(
                AccountKey(account),
                score,
                author,
                reason,
                date.fromisoformat(set_on),
                date.fromisoformat(expires_on),
            )
            for account, score, author, reason, set_on, expires_on in rows
        )

    def valid(self, day: date) -> dict[AccountKey, ScoreOverride]:
        """Return the override of each account that counts on a day."""
        return {one.account: one for one in self.all() if one.is_valid(day)}

    def set(self, override: ScoreOverride) -> None:
        """Keep an override; the one that it takes the place of ends on the day it is set."""
        engagement = current_engagement(self._database)
        set_on, expires_on = override.set_on.isoformat(), override.expires_on.isoformat()
        told = (override.score, override.author, override.reason, expires_on)
        with self._database.transaction():
            self.lift(override.account, override.set_on)
            self._database.write(SET, (engagement, override.account, set_on, *told))

    def lift(self, account: AccountKey, day: date) -> None:
        """Let the computed score count again from a day on; what was set later is forgotten."""
        place = (current_engagement(self._database), account, day.isoformat())
        with self._database.transaction():
            self._database.write(END, place)
            self._database.write(DROP, place)
