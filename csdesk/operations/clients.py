"""Starting the audit of a client."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace, create_workspace

BASELINE = "Baseline audit"


def start_client(
    path: Path, client: Client, engagement_name: str = BASELINE, as_of: date | None = None
) -> Workspace:
    """Create the workspace of a client with its first engagement, and return it open.

    ``as_of`` dates the engagement until a customer list does; without it there is no plan yet.
    """
    workspace = create_workspace(path)
    try:
        workspace.clients.add(client, engagement_name)
        if as_of is not None:
            workspace.clients.set_as_of(as_of)
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    return workspace


def set_as_of(workspace: Workspace, as_of: date) -> Outcome[None]:
    """State the date at which the engagement is audited."""
    workspace.clients.set_as_of(as_of)
    return Outcome(None, Changes.CLIENT | Changes.RESULTS)
