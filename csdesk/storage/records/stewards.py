"""Who keeps which data in order, and after how many days it is stale (S1.76)."""

from __future__ import annotations

from csdesk.errors import WrongUsage
from csdesk.model.data_review import Steward
from csdesk.model.tables import TableKind
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

SET = """
INSERT INTO data_steward (engagement_id, kind, steward, fresh_days) VALUES (?, ?, ?, ?)
ON CONFLICT (engagement_id, kind) DO UPDATE SET
    steward = excluded.steward, fresh_days = excluded.fresh_days
"""
DROP = "DELETE FROM data_steward WHERE engagement_id = ? AND kind = ?"


class StewardRecords:
    """What was decided in the engagement, where it differs from the library's defaults."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[TableKind, Steward]:
        """Return the decision about each kind of data that has one."""
        rows = self._database.rows(
            "SELECT kind, steward, fresh_days FROM data_steward WHERE engagement_id = ? "
            "ORDER BY kind",
            (current_engagement(self._database),),
        )
        return {TableKind(kind): Steward(name, fresh_days) for kind, name, fresh_days in rows}

    def set(self, kind: TableKind, steward: str | None, fresh_days: int = 0) -> None:
        """Say who keeps a kind of data in order; None goes back to the default.

        Raises WrongUsage for days below 0.
        """
        place = (current_engagement(self._database), kind)
        if steward is None:
            self._database.write(DROP, place)
        elif fresh_days < 0:
            raise WrongUsage("Data cannot be stale before it is there. Give 0 days or more.")
        else:
            self._database.write(SET, (*place, steward, fresh_days))
