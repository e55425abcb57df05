"""The client and the engagement that a workspace is about."""

from __future__ import annotations

import re
from datetime import date

from csdesk.errors import WorkspaceUnusable, WrongUsage
from csdesk.model.clients import Client, Engagement, PrimaryGoal
from csdesk.model.identifiers import EngagementId
from csdesk.storage.database import Database

CURRENCY_CODE = re.compile("[A-Z]{3}")


class ClientRecords:
    """The client of a workspace, with its engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, client: Client, engagement_name: str) -> Engagement:
        """Keep the client and its first engagement.

        Raises WrongUsage when the name is empty, the currency is no code of three letters, or the
        workspace has a client already.
        """
        self._check(client, engagement_name)
        with self._database.transaction():
            client_id = self._database.write(
                "INSERT INTO client (name, currency, goal, is_sample) VALUES (?, ?, ?, ?)",
                (client.name, client.currency, client.goal, client.is_sample),
            )
            self._database.write(
                "INSERT INTO engagement (client_id, name) VALUES (?, ?)",
                (client_id, engagement_name),
            )
        return self.engagement()

    def client(self) -> Client:
        """Return the client; WorkspaceUnusable when the workspace has none yet."""
        row = self._database.row(
            "SELECT name, currency, goal, is_sample FROM client ORDER BY id LIMIT 1"
        )
        if row is None:
            raise _without_client()
        name, currency, goal, is_sample = row
        return Client(name, currency, PrimaryGoal(goal) if goal else None, bool(is_sample))

    def engagement(self) -> Engagement:
        """Return the engagement; WorkspaceUnusable when the workspace has no client yet."""
        engagement_id = current_engagement(self._database)
        (row,) = self._database.rows(
            "SELECT name, as_of FROM engagement WHERE id = ?", (engagement_id,)
        )
        name, as_of = row
        return Engagement(engagement_id, name, date.fromisoformat(as_of) if as_of else None)

    def set_as_of(self, as_of: date) -> None:
        """State the date at which the engagement is audited."""
        self._database.write(
            "UPDATE engagement SET as_of = ? WHERE id = ?",
            (as_of.isoformat(), current_engagement(self._database)),
        )

    def _check(self, client: Client, engagement_name: str) -> None:
        if not client.name.strip() or not engagement_name.strip():
            raise WrongUsage("The client and its engagement need a name. Give one to each.")
        if not CURRENCY_CODE.fullmatch(client.currency):
            raise WrongUsage(
                f"“{client.currency}” is no currency code. Give three capital letters, such as GBP."
            )
        if self._database.row("SELECT 1 FROM client") is not None:
            raise WrongUsage("The workspace has a client already. Make a new one for each client.")


def current_engagement(database: Database) -> EngagementId:
    """Return the engagement that is worked on; WorkspaceUnusable when there is none yet."""
    row = database.row("SELECT id FROM engagement ORDER BY id LIMIT 1")
    if row is None:
        raise _without_client()
    return EngagementId(row[0])


def _without_client() -> WorkspaceUnusable:
    return WorkspaceUnusable("The workspace holds no client. Choose another one, or start anew.")
