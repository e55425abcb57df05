"""A workspace file for one client: written beside its place, verified, then published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from csdesk.errors import WorkspaceDamaged
from csdesk.model.history import Action
from csdesk.progress import Progress
from csdesk.storage.books.change_log import find_break
from csdesk.storage.books.recorder import Recorder
from csdesk.storage.copies.copying import check_whole
from csdesk.storage.file.database import Database
from csdesk.storage.file.draft_connections import filling, rereading
from csdesk.storage.file.drafts import draft_beside, publish, refuse_existing
from csdesk.storage.formats.migrations import migrate
from csdesk.storage.workspace import Workspace

CLIENT = "SELECT client_id FROM engagement WHERE id = ?"


@contextmanager
def new_client_file(
    workspace: Workspace, target: Path, phrase: str | None, kind: str | None, progress: Progress
) -> Iterator[tuple[Database, Recorder]]:
    """Give an empty workspace to write the chosen client into; at the end it has its name.

    That it was written stands in the change log of the workspace, unless ``kind`` is None; if that
    cannot be kept, there is no file either. Raises WorkspaceUnusable when there is a file already
    or none can be made.
    """
    refuse_existing(target)
    with draft_beside(target) as draft:
        with filling(draft, phrase, target.name) as database:
            migrate(database)
            yield database, Recorder(database, recorder_of(workspace).person)
        with rereading(draft, phrase, target.name) as database:
            check_whole(database, progress)
            check_log(database)
        _publish(workspace, draft, target, kind)


def check_log(database: Database) -> None:
    """Raise WorkspaceDamaged unless the change log of a file is as it was written."""
    broken = find_break(database)
    if broken is not None:
        raise WorkspaceDamaged(
            f"The change log of {database.file_name} was altered at line {broken}, so nothing was "
            "taken from it. Use an earlier copy of the file."
        )


def recorder_of(workspace: Workspace) -> Recorder:
    """Return what keeps the books of a workspace."""
    return cast("Recorder", workspace.database.witness)


def find_client(database: Database, engagement: int) -> int:
    """Return the client of an engagement."""
    ((client,),) = database.rows(CLIENT, (engagement,))
    return int(client)


def _publish(workspace: Workspace, draft: Path, target: Path, kind: str | None) -> None:
    if workspace.is_read_only or kind is None:
        publish(draft, target)
        return
    is_there = False
    try:
        with workspace.step(Action.EXPORT_CLIENT, undoable=False):
            _note(workspace, target, kind)
            publish(draft, target)
            is_there = True
    except BaseException:
        if is_there:
            target.unlink(missing_ok=True)
        raise


def _note(workspace: Workspace, target: Path, kind: str) -> None:
    audit = workspace.clients.client()
    client = find_client(workspace.database, workspace.clients.engagement().id)
    told = {"id": client, "name": audit.name, "file": target.name, "kind": kind}
    workspace.history.note(Action.EXPORT_CLIENT, "client", str(client), told)
