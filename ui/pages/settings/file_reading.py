"""What is known of the open file; this runs in the lane's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.errors import WorkspaceChangedUnderneath
from ui.tasks.folder_warning import warn_of_folder

if TYPE_CHECKING:
    from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Where the file is, how large, how protected, and when it was changed last."""

    path: Path
    size: int
    """Bytes."""
    is_encrypted: bool
    is_read_only: bool
    last_change: datetime | None
    """In UTC."""
    warning: str
    """What to know of the folder; empty where there is nothing to say."""


def read_file_facts(workspace: Workspace) -> FileFacts:
    """Return what is known of the open file; WorkspaceChangedUnderneath when it is gone."""
    try:
        size = workspace.path.stat().st_size
    except OSError as error:
        raise WorkspaceChangedUnderneath(
            f"{workspace.path.name} is no longer in its folder. Save a copy somewhere else."
        ) from error
    newest = workspace.history.entries(1)
    return FileFacts(
        path=workspace.path,
        size=size,
        is_encrypted=workspace.is_encrypted,
        is_read_only=workspace.is_read_only,
        last_change=newest[0].at if newest else None,
        warning=warn_of_folder(workspace.path),
    )
