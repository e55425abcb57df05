"""The playbooks that a client added to those that ship."""

from __future__ import annotations

from csdesk.content.kept_json import read_json, write_json
from csdesk.errors import ContentInvalid, WorkspaceDamaged
from csdesk.model.identifiers import PlaybookId
from csdesk.model.playbooks import Playbook
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

SAVE = """
INSERT INTO own_playbook (engagement_id, playbook, definition) VALUES (?, ?, ?)
ON CONFLICT (engagement_id, playbook) DO UPDATE SET definition = excluded.definition
"""
DROP = "DELETE FROM own_playbook WHERE engagement_id = ? AND playbook = ?"


class PlaybookRecords:
    """The playbooks of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[PlaybookId, Playbook]:
        """Return every playbook by its id; WorkspaceDamaged where a definition is none."""
        rows = self._database.rows(
            "SELECT playbook, definition FROM own_playbook WHERE engagement_id = ? "
            "ORDER BY playbook",
            (current_engagement(self._database),),
        )
        return {PlaybookId(name): self._read(name, text) for name, text in rows}

    def save(self, playbook: Playbook) -> None:
        """Keep a playbook, in place of the one with its id."""
        engagement = current_engagement(self._database)
        self._database.write(SAVE, (engagement, playbook.id, write_json(playbook)))

    def remove(self, playbook: PlaybookId) -> None:
        """Forget a playbook; without one nothing happens."""
        self._database.write(DROP, (current_engagement(self._database), playbook))

    def _read(self, name: str, text: str) -> Playbook:
        try:
            return read_json(Playbook, text, f"Playbook “{name}”")
        except ContentInvalid as error:
            raise WorkspaceDamaged(
                f"{self._database.file_name}: {error} Restore a backup."
            ) from error
