"""What the person decided about the plan: its start, owners, who does what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.roadmap import RaciLetter
from csdesk.storage.clients import current_engagement
from csdesk.storage.database import Database


class PlanRecords:
    """The decisions about the engagement's roadmap; what is not decided is not here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start_on(self) -> date | None:
        """Return the day on which the plan starts, or None until one was set."""
        row = self._database.row(
            "SELECT start_on FROM plan WHERE engagement_id = ?",
            (current_engagement(self._database),),
        )
        return None if row is None else date.fromisoformat(row[0])

    def set_start_on(self, start_on: date) -> None:
        """Set the day on which the plan starts."""
        self._database.write(
            "INSERT INTO plan (engagement_id, start_on) VALUES (?, ?) "
            "ON CONFLICT (engagement_id) DO UPDATE SET start_on = excluded.start_on",
            (current_engagement(self._database), start_on.isoformat()),
        )

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

    def raci(self) -> dict[str, Mapping[RoleId, RaciLetter]]:
        """Return who does what in each activity that was changed."""
        rows = self._database.rows(
            "SELECT activity, role, letter FROM raci WHERE engagement_id = ? ORDER BY rowid",
            (current_engagement(self._database),),
        )
        changed: dict[str, dict[RoleId, RaciLetter]] = defaultdict(dict)
        for activity, role, letter in rows:
            changed[activity][RoleId(role)] = RaciLetter(letter)
        return dict(changed)

    def set_raci(self, activity: str, letters: Mapping[RoleId, RaciLetter]) -> None:
        """Set who does what in an activity; no letters at all go back to the proposed ones."""
        engagement = current_engagement(self._database)
        with self._database.transaction():
            self._database.write(
                "DELETE FROM raci WHERE engagement_id = ? AND activity = ?", (engagement, activity)
            )
            for role, letter in letters.items():
                self._database.write(
                    "INSERT INTO raci (engagement_id, activity, role, letter) VALUES (?, ?, ?, ?)",
                    (engagement, activity, role, letter),
                )
