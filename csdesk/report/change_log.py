"""The change log of a workspace, or a part of it, as a document that can be handed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.history import LogEntry
from csdesk.model.identifiers import EngagementId


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """Lines of the change log (S1.77) in the order in which they are shown."""

    entries: tuple[LogEntry, ...]
    clients: Mapping[EngagementId, str]
    """The name of the client of each engagement that is still there."""

    def client_of(self, entry: LogEntry) -> str:
        """Return the client whose audit a line changed; empty when it is gone or it was none."""
        return "" if entry.engagement is None else self.clients.get(entry.engagement, "")
