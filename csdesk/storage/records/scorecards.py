"""The client's own scorecards in all their versions, and the cards that count, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.content.kept_json import read_json, write_json
from csdesk.errors import ContentInvalid, WorkspaceDamaged
from csdesk.model.identifiers import ScorecardId
from csdesk.model.scorecards import Scorecard, ScorecardVersion
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

READ = """
SELECT scorecard, number, definition, made_on, author, note FROM scorecard_version
WHERE engagement_id = ? ORDER BY scorecard, number
"""
ADD = """
INSERT INTO scorecard_version (engagement_id, scorecard, number, definition, made_on, author, note)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
USE = "INSERT INTO scorecard_in_use (engagement_id, place, scorecard) VALUES (?, ?, ?)"


class ScorecardRecords:
    """The scorecards of the engagement; without a choice the shipped default counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self) -> tuple[ScorecardVersion, ...]:
        """Return every version of every card, each card's oldest first.

        Raises WorkspaceDamaged where a definition is none.
        """
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(map(self._read, rows))

    def latest(self) -> dict[ScorecardId, ScorecardVersion]:
        """Return the newest version of each card."""
        return {version.scorecard.id: version for version in self.versions()}

    def add(self, version: ScorecardVersion) -> None:
        """Keep one more version; none is ever changed."""
        card = version.scorecard
        told = (version.made_on.isoformat(), version.author, version.note)
        place = (current_engagement(self._database), card.id, version.number)
        self._database.write(ADD, (*place, write_json(card), *told))

    def in_use(self) -> tuple[ScorecardId, ...]:
        """Return the cards that were chosen, in the order in which they are tried."""
        rows = self._database.rows(
            "SELECT scorecard FROM scorecard_in_use WHERE engagement_id = ? ORDER BY place",
            (current_engagement(self._database),),
        )
        return tuple(ScorecardId(card) for (card,) in rows)

    def choose(self, cards: Sequence[ScorecardId]) -> None:
        """Let these cards count in this order; none at all go back to the shipped default."""
        engagement = current_engagement(self._database)
        with self._database.transaction():
            self._database.write(
                "DELETE FROM scorecard_in_use WHERE engagement_id = ?", (engagement,)
            )
            for place, card in enumerate(cards):
                self._database.write(USE, (engagement, place, card))

    def _read(self, row: Row) -> ScorecardVersion:
        card, number, definition, made_on, author, note = row
        try:
            found = read_json(Scorecard, definition, f"Scorecard “{card}”")
        except ContentInvalid as error:
            raise WorkspaceDamaged(
                f"{self._database.file_name}: {error} Restore a backup."
            ) from error
        return ScorecardVersion(found, number, date.fromisoformat(made_on), author, note)
