"""Opening a workspace as the person who sits here, with a fresh backup behind it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import WorkspaceUnusable
from csdesk.ingest.events.spill import remove_spill
from csdesk.operations.backups import back_up_if_due
from csdesk.progress import Progress, silent
from csdesk.settings import Settings
from csdesk.storage.file.places import describe_place
from csdesk.storage.workspace import Workspace, open_workspace


@dataclass(frozen=True, slots=True)
class Opened:
    """An open workspace; ``remark`` says why no backup could be made, and is empty otherwise."""

    workspace: Workspace
    remark: str = ""


def open_client(
    path: Path,
    settings: Settings,
    *,
    phrase: str | None = None,
    read_only: bool = False,
    even_if_held: bool = False,
    progress: Progress = silent,
) -> Opened:
    """Open a workspace and back it up if that is due; a backup that fails does not close it.

    Raises what ``csdesk.storage.workspace.open_workspace`` raises.
    """
    workspace = open_workspace(
        path,
        phrase=phrase,
        person=settings.person,
        read_only=read_only,
        even_if_held=even_if_held,
        progress=progress,
    )
    try:
        if not read_only:
            remove_spill(path)
        return Opened(workspace, _back_up(workspace, settings, progress))
    except BaseException:
        workspace.close()
        raise


def describe_folder(path: Path, file_system: str) -> str:
    """Return what to know of a file's folder (in step elsewhere, on a network); empty for nothing.

    ``file_system`` is the type as the operating system names it, such as ``nfs4``.
    """
    return describe_place(path, file_system) or ""


def _back_up(workspace: Workspace, settings: Settings, progress: Progress) -> str:
    try:
        back_up_if_due(workspace, settings, progress)
    except WorkspaceUnusable as error:
        return str(error)
    return ""
