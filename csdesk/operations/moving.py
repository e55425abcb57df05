"""Handing a client on: to a file of its own, and from such a file into another workspace."""

from __future__ import annotations

from pathlib import Path

from csdesk.model.changes import Changes
from csdesk.model.identifiers import EngagementId
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.storage.handover import client_safe, moving
from csdesk.storage.workspace import Workspace, open_workspace


def export_client(
    workspace: Workspace, target: Path, *, phrase: str | None = None, progress: Progress = silent
) -> Outcome[None]:
    """Write all that is known of the client that is looked at to a new workspace file.

    It is encrypted with ``phrase``, or else as this workspace is. The change log notes it. Raises
    WorkspaceUnusable when there is a file already or it cannot be written; nothing is left then.
    """
    moving.export_client(workspace, target, phrase=phrase, progress=progress)
    return Outcome(None, Changes.NONE)


def export_client_safe(
    workspace: Workspace,
    target: Path,
    *,
    alias: str = "Client A",
    phrase: str | None = None,
    progress: Progress = silent,
) -> Outcome[None]:
    """Write the client that is looked at to a new file that names nobody; ``alias`` is its name.

    Aliases stand for customers, money is rounded; free texts, attached files and the change log
    stay behind. Raises as ``export_client`` does, and WrongUsage for an alias that is the name.
    """
    client_safe.export_client_safe(workspace, target, alias=alias, phrase=phrase, progress=progress)
    return Outcome(None, Changes.NONE)


def import_client(
    workspace: Workspace,
    source: Path,
    *,
    phrase: str | None = None,
    client: str | None = None,
    called: str | None = None,
    progress: Progress = silent,
) -> Outcome[EngagementId]:
    """Bring a client from another workspace file in, all or nothing, and look at it.

    ``phrase`` opens the other file; ``client`` names the one that is meant where it holds several;
    ``called`` is the name that it gets here. Raises WrongUsage for a client that is not there or a
    name that is taken, and what opening a file raises.
    """
    engagement = moving.import_client(
        workspace, source, phrase=phrase, client=client, called=called, progress=progress
    )
    return Outcome(engagement, Changes.ALL)


def find_clients(
    source: Path, phrase: str | None = None, progress: Progress = silent
) -> tuple[str, ...]:
    """Return the names of the clients in another workspace file, which is only read.

    Raises what opening a file for reading raises.
    """
    with open_workspace(source, phrase=phrase, read_only=True, progress=progress) as file:
        return tuple(audit.client.name for audit in file.clients.all())
