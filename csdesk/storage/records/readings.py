"""How tables were read: proposed again for every table with the same headers in the same order."""

from __future__ import annotations

from csdesk.model.imports import Decisions
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database
from csdesk.storage.records.batch_rows import pack_decisions, unpack_decisions

FIND = "SELECT decisions FROM remembered_reading WHERE engagement_id = ? AND fingerprint = ?"
READ = """
SELECT fingerprint, decisions FROM remembered_reading WHERE engagement_id = ? ORDER BY rowid
"""
KEEP = """
INSERT INTO remembered_reading (engagement_id, fingerprint, decisions) VALUES (?, ?, ?)
ON CONFLICT (engagement_id, fingerprint) DO UPDATE SET decisions = excluded.decisions
WHERE decisions <> excluded.decisions
"""


class ReadingRecords:
    """What is remembered in the engagement; another one of the client begins with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, fingerprint: str) -> Decisions | None:
        """Return the decisions about a table with this fingerprint, or None."""
        engagement = current_engagement(self._database)
        row = self._database.row(FIND, (engagement, fingerprint))
        return unpack_decisions(row[0]) if row else None

    def all(self) -> dict[str, Decisions]:
        """Return the decisions about each table by its fingerprint."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return {fingerprint: unpack_decisions(text) for fingerprint, text in rows}

    def keep(self, fingerprint: str, decisions: Decisions) -> None:
        """Remember the decisions about a table in place of earlier ones."""
        engagement = current_engagement(self._database)
        self._database.write(KEEP, (engagement, fingerprint, pack_decisions(decisions)))
