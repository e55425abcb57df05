"""What the person decided about the plan: owners, who does what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.roadmap import RaciLetter
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database


class PlanRecords:
    """The decisions about the engagement's roadmap; what is not decided is not here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def owners(self) -> dict[InitiativeId, str]:
        """Return the person who owns each initiative that has one."""
        rows = self._database.rows(
            "SELECT initiative, owner FROM initiative_owner "
            "WHERE engagement_id = ? ORDER BY initiative",
            (current_engagement(self._database),),
        )
        return {InitiativeId(initiative): owner for initiative, owner in rows}

    def set_owner(self, initiative: InitiativeId, name: str) -> None:
        """Name the owner of an initiative; an empty name takes the owner away."""
        engagement = current_engagement(self._database)
        if name:
            self._database.write(
                "INSERT INTO initiative_owner (engagement_id, initiative, owner) VALUES (?, ?, ?) "
                "ON CONFLICT (engagement_id, initiative) DO UPDATE SET owner = excluded.owner",
                (engagement, initiative, name),
            )
        else:
            self._database.write(
                "DELETE FROM initiative_owner WHERE engagement_id = ? AND initiative = ?",
                (engagement, initiative),
            )

    def raci(self) -> dict[RaciRowId, Mapping[RoleId, RaciLetter]]:
        """Return who does what in each row that was changed."""
        rows = self._database.rows(
            "SELECT row_id, role, letter FROM raci WHERE engagement_id = ? ORDER BY rowid",
            (current_engagement(self._database),),
        )
        changed: dict[RaciRowId, dict[RoleId, RaciLetter]] = defaultdict(dict)
        for row_id, role, letter in rows:
            changed[RaciRowId(row_id)][RoleId(role)] = RaciLetter(letter)
        return dict(changed)

    def set_raci(self, row_id: RaciRowId, letters: Mapping[RoleId, RaciLetter]) -> None:
        """Set who does what in a row; no letters at all go back to the proposed ones."""
        engagement = current_engagement(self._database)
        with self._database.transaction():
            self._database.write(
                "DELETE FROM raci WHERE engagement_id = ? AND row_id = ?", (engagement, row_id)
            )
            for role, letter in letters.items():
                self._database.write(
                    "INSERT INTO raci (engagement_id, row_id, role, letter) VALUES (?, ?, ?, ?)",
                    (engagement, row_id, role, letter),
                )
