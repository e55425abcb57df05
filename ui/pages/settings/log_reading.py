"""Reading the change log; this runs in the lane's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.identifiers import EngagementId
from csdesk.progress import Progress, silent
from csdesk.report.change_log import find_imported
from ui.models.change_log import LogLine, write_line
from ui.models.log_names import gather_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csdesk.model.library import Library
    from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadLog:
    """The whole change log in words, newest first."""

    lines: tuple[LogLine, ...]
    broken: int | None
    """The first line that is not as it was written."""
    clients: Mapping[EngagementId, str]
    """The name of the client of each engagement in the file."""
    imported: frozenset[int] = frozenset()
    """The numbers of lines that came along with a client from another file."""


def read_log(workspace: Workspace, library: Library, progress: Progress = silent) -> ReadLog:
    """Read the change log, put it into words and check its chain."""
    progress(0, 3, "Reading the change log")
    entries = workspace.history.entries()
    progress(1, 3, "Checking the change log")
    broken = workspace.history.verify()
    progress(2, 3, "Putting the change log into words")
    lists = {int(batch.id): batch.file_name for batch in workspace.imports.register()}
    names = gather_names(library, lists)
    clients = {audit.engagement.id: audit.client.name for audit in workspace.clients.all()}
    lines = tuple(write_line(entry, names) for entry in entries)
    return ReadLog(lines, broken, clients, find_imported(entries, clients))
