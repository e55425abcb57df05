"""How tables were read: proposed again for every table with the same headers in the same order."""

from __future__ import annotations

from csdesk.model.imports import Decisions
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database
from csdesk.storage.records.batch_rows import pack_decisions, unpack_decisions

CLIENT = "(SELECT client_id FROM engagement WHERE id = ?)"
FIND = f"""
SELECT decisions FROM remembered_reading WHERE client_id = {CLIENT} AND fingerprint = ?
"""  # noqa: S608
KEEP = f"""
INSERT INTO remembered_reading (client_id, fingerprint, decisions) VALUES ({CLIENT}, ?, ?)
ON CONFLICT (client_id, fingerprint) DO UPDATE SET decisions = excluded.decisions
WHERE decisions <> excluded.decisions
"""  # noqa: S608


class ReadingRecords:
    """The readings that are remembered for the client, in all its audits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, fingerprint: str) -> Decisions | None:
        """Return the decisions about a table with this fingerprint, or None."""
        engagement = current_engagement(self._database)
        row = self._database.row(FIND, (engagement, fingerprint))
        return unpack_decisions(row[0]) if row else None

    def keep(self, fingerprint: str, decisions: Decisions) -> None:
        """Remember the decisions about a table in place of earlier ones."""
        engagement = current_engagement(self._database)
        self._database.write(KEEP, (engagement, fingerprint, pack_decisions(decisions)))
