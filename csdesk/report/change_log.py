"""The change log of a workspace, or a part of it, as a document that can be handed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csdesk.model.history import Action, LogEntry
from csdesk.model.identifiers import EngagementId


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """Lines of the change log (S1.77) in the order in which they are shown."""

    entries: tuple[LogEntry, ...]
    clients: Mapping[EngagementId, str]
    """The name of the client of each engagement that is still there."""
    imported: frozenset[int] = frozenset()
    """The numbers of lines that were written in another file and came along with their client."""

    def client_of(self, entry: LogEntry) -> str:
        """Return the client whose audit a line changed; empty when it is gone or it was none."""
        return "" if entry.engagement is None else self.clients.get(entry.engagement, "")


def find_imported(
    newest_first: Iterable[LogEntry], clients: Mapping[EngagementId, str]
) -> frozenset[int]:
    """Return the numbers of the lines about each client that are older than its coming here."""
    found: set[int] = set()
    came: set[str] = set()
    for entry in newest_first:
        client = "" if entry.engagement is None else clients.get(entry.engagement, "")
        if client in came:
            found.add(entry.id)
        elif client and entry.action is Action.IMPORT_CLIENT:
            came.add(client)
    return frozenset(found)
