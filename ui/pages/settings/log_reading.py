"""Reading the change log; this runs in the lane's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.history import LogEntry
from csdesk.model.identifiers import EngagementId
from csdesk.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadLog:
    """The whole change log, newest first, and what is needed to put it into words."""

    entries: tuple[LogEntry, ...]
    broken: int | None
    """The first line that is not as it was written."""
    lists: Mapping[int, str]
    """The file name of each list that the client ever sent."""
    clients: Mapping[EngagementId, str]
    """The name of the client of each engagement in the file."""


def read_log(workspace: Workspace, progress: Progress = silent) -> ReadLog:
    """Read the change log and check its chain."""
    progress(0, 2, "Reading the change log")
    entries = workspace.history.entries()
    progress(1, 2, "Checking the change log")
    broken = workspace.history.verify()
    lists = {int(batch.id): batch.file_name for batch in workspace.imports.register()}
    clients = {audit.engagement.id: audit.client.name for audit in workspace.clients.all()}
    return ReadLog(entries, broken, lists, clients)
