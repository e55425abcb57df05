"""Encrypting a workspace, changing its pass phrase, or encrypting it no longer."""

from __future__ import annotations

from pathlib import Path

from csdesk.model.workspaces import Backup
from csdesk.operations.backups import back_up_file, find_backups, remove_backups
from csdesk.progress import Progress, silent
from csdesk.settings import Settings
from csdesk.storage.copies.protection import change_protection


def protect(
    path: Path, phrase: str | None, new_phrase: str | None, progress: Progress = silent
) -> None:
    """Give a closed workspace a pass phrase, another one, or none (``new_phrase`` None).

    Its backups stay as they are: ``csdesk.operations.backups.find_unprotected`` finds those that
    anybody can read. A lost pass phrase cannot be recovered. Raises what
    ``csdesk.storage.copies.protection.change_protection`` raises; the file is as it was then.
    """
    change_protection(path, phrase, new_phrase, progress)


def replace_backups(
    path: Path, settings: Settings, phrase: str | None, progress: Progress = silent
) -> tuple[Backup, ...]:
    """Make a backup of a closed workspace as it is protected now, then delete all older ones.

    Returns those that could not be deleted. Without a new backup none is deleted; raises
    WorkspaceUnusable then.
    """
    older = find_backups(path, settings)
    back_up_file(path, settings, phrase, progress=progress)
    return remove_backups(older)
