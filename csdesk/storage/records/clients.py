"""The clients of a workspace with their engagements, one of which is looked at."""

from __future__ import annotations

import re
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.model.clients import Audit, Client, Engagement, PrimaryGoal
from csdesk.model.history import Action
from csdesk.model.identifiers import EngagementId
from csdesk.storage.books.chosen import choose_engagement, chosen_engagement, current_engagement
from csdesk.storage.books.erasure import remove_client
from csdesk.storage.books.recorder import Recorder
from csdesk.storage.file.database import Database, Row

CURRENCY_CODE = re.compile("[A-Z]{3}")

ADD_ENGAGEMENT = """
INSERT INTO engagement (id, client_id, name)
SELECT 1 + max(coalesce((SELECT max(id) FROM engagement), 0),
               coalesce((SELECT max(engagement_id) FROM change), 0)), ?, ?
"""
"""The number of a removed client is not given again: its lines stay in the change log."""
READ = """
SELECT engagement.id, engagement.name, as_of, client.name, currency, goal, is_sample
FROM engagement JOIN client ON client.id = client_id
"""


class ClientRecords:
    """The audited companies. Everything else in a workspace is about the one that was chosen."""

    def __init__(self, database: Database, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    def add(self, client: Client, engagement_name: str) -> Engagement:
        """Keep a client with its first engagement, and choose it.

        Raises WrongUsage when a name is empty or taken, or the currency is no code of three
        letters.
        """
        _check(client, engagement_name)
        self._check_free(client.name)
        with self._database.transaction():
            client_id = self._database.write(
                "INSERT INTO client (name, currency, goal, is_sample) VALUES (?, ?, ?, ?)",
                (client.name, client.currency, client.goal, client.is_sample),
            )
            engagement = self._database.write(ADD_ENGAGEMENT, (client_id, engagement_name))
            choose_engagement(self._database, EngagementId(engagement))
        return self.engagement()

    def add_engagement(self, name: str) -> Engagement:
        """Start another engagement of the chosen client, and choose it.

        Raises WrongUsage when the name is empty, or that of another engagement of the client.
        """
        client = self.client()
        _check(client, name)
        rows = self._database.rows(
            "SELECT client_id, name FROM engagement WHERE client_id = "
            "(SELECT client_id FROM engagement WHERE id = ?)",
            (current_engagement(self._database),),
        )
        if any(name.casefold() == taken.casefold() for _, taken in rows):
            raise WrongUsage(
                f"{client.name} has an audit called “{name}” already. Give another name."
            )
        with self._database.transaction():
            engagement = self._database.write(ADD_ENGAGEMENT, (rows[0][0], name))
            choose_engagement(self._database, EngagementId(engagement))
        return self.engagement()

    def all(self) -> tuple[Audit, ...]:
        """Return every engagement with its client, in the order in which they were started."""
        return tuple(map(_read_audit, self._database.rows(f"{READ} ORDER BY engagement.id")))

    def holds(self, name: str) -> bool:
        """Tell whether a client has this name, without regard to capitals."""
        return any(audit.client.name.casefold() == name.casefold() for audit in self.all())

    def is_empty(self) -> bool:
        """Tell whether the workspace holds no client yet."""
        return chosen_engagement(self._database) is None

    def client(self) -> Client:
        """Return the chosen client; WorkspaceUnusable when the workspace has none yet."""
        return self._chosen().client

    def engagement(self) -> Engagement:
        """Return the chosen engagement; WorkspaceUnusable when the workspace has no client yet."""
        return self._chosen().engagement

    def choose(self, engagement: EngagementId) -> None:
        """Look at another engagement; WrongUsage when the workspace does not hold it."""
        if all(audit.engagement.id != engagement for audit in self.all()):
            raise WrongUsage("That client is no longer in this workspace. Choose another one.")
        choose_engagement(self._database, engagement)

    def change(self, client: Client) -> None:
        """Give the chosen client another name, currency or goal. Raises WrongUsage as ``add``."""
        _check(client, self.engagement().name)
        if client.name != self.client().name:
            self._check_free(client.name)
        self._database.write(
            "UPDATE client SET name = ?, currency = ?, goal = ? "
            "WHERE id = (SELECT client_id FROM engagement WHERE id = ?)",
            (client.name, client.currency, client.goal, current_engagement(self._database)),
        )

    def remove(self, engagement: EngagementId) -> None:
        """Delete the client of an engagement with all that is known of it, for good.

        Another client is chosen, if there is one. The log says that a client was removed, and
        nothing about it.
        """
        with self._recorder.step(Action.REMOVE_CLIENT, undoable=False, is_silent=True):
            remove_client(self._database, engagement)
            self._recorder.note("client", str(engagement))
            left = self.all()
            if left and self.is_empty():
                choose_engagement(self._database, left[-1].engagement.id)

    def set_as_of(self, as_of: date) -> None:
        """State the date at which the engagement is audited."""
        self._database.write(
            "UPDATE engagement SET as_of = ? WHERE id = ?",
            (as_of.isoformat(), current_engagement(self._database)),
        )

    def _chosen(self) -> Audit:
        engagement = current_engagement(self._database)
        (row,) = self._database.rows(f"{READ} WHERE engagement.id = ?", (engagement,))
        return _read_audit(row)

    def _check_free(self, name: str) -> None:
        if self.holds(name):
            raise WrongUsage(f"The workspace holds “{name}” already. Give another name.")


def _check(client: Client, engagement_name: str) -> None:
    if not client.name.strip() or not engagement_name.strip():
        raise WrongUsage("The client and its engagement need a name. Give one to each.")
    if not CURRENCY_CODE.fullmatch(client.currency):
        raise WrongUsage(
            f"“{client.currency}” is no currency code. Give three capital letters, such as GBP."
        )


def _read_audit(row: Row) -> Audit:
    number, engagement, as_of, name, currency, goal, is_sample = row
    return Audit(
        Client(name, currency, PrimaryGoal(goal) if goal else None, bool(is_sample)),
        Engagement(EngagementId(number), engagement, date.fromisoformat(as_of) if as_of else None),
    )
