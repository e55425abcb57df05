"""Copies of a workspace: made when they are due or asked for, found, restored, removed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from csdesk.model.changes import Changes
from csdesk.model.workspaces import Backup, BackupReason
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.settings import Settings
from csdesk.storage import backups as stored
from csdesk.storage.checks.closed_files import is_encrypted, reading
from csdesk.storage.copies.backup_files import (
    back_up_database,
    choose_folder,
    default_folder,
    delete_backups,
    list_backups,
)
from csdesk.storage.copies.backup_rotation import sort_backups, sort_by_trust
from csdesk.storage.workspace import Workspace


def back_up(
    workspace: Workspace,
    settings: Settings,
    reason: BackupReason = BackupReason.ASKED_FOR,
    progress: Progress = silent,
) -> Backup:
    """Make a verified copy of an open workspace, encrypted if it is; old copies make room.

    Raises WorkspaceUnusable when the folder for it cannot be written, WorkspaceDamaged when the
    workspace is damaged.
    """
    folder = choose_folder(workspace.path, settings.backup_folder)
    return stored.make_backup(workspace, folder, reason, _now(), progress)


def back_up_file(
    path: Path,
    settings: Settings,
    phrase: str | None = None,
    reason: BackupReason = BackupReason.ASKED_FOR,
    progress: Progress = silent,
) -> Backup:
    """Make a verified copy of a closed workspace of any format, which is only read.

    Raises as ``back_up``, and PassPhraseNeeded, PassPhraseWrong or WorkspaceInUse.
    """
    with reading(path, phrase) as database:
        folder = choose_folder(path, settings.backup_folder)
        key = phrase if is_encrypted(path) else None
        return back_up_database(database, path, key, folder, reason, _now(), progress)


def back_up_if_due(
    workspace: Workspace, settings: Settings, progress: Progress = silent
) -> Backup | None:
    """Make a routine backup if something changed and the last one is half an hour old.

    Nothing is made where backups are switched off or the workspace is open for reading only.
    """
    if not settings.backups_on or workspace.is_read_only:
        return None
    folder = choose_folder(workspace.path, settings.backup_folder)
    if not stored.is_due(workspace, folder, _now()):
        return None
    return back_up(workspace, settings, BackupReason.ROUTINE, progress)


def find_backups(path: Path, settings: Settings) -> tuple[Backup, ...]:
    """Return the backups of a workspace, newest first: in the chosen folder and beside it."""
    found = {backup for folder in _folders(path, settings) for backup in list_backups(folder, path)}
    return tuple(sort_backups(found))


def find_newest_backup(
    path: Path, settings: Settings, phrase: str | None = None, progress: Progress = silent
) -> Backup | None:
    """Return the newest backup that opens with the pass phrase and is whole, or None."""
    now = _now()
    whole = (
        stored.newest_verified(folder, path, now, phrase, progress)
        for folder in _folders(path, settings)
    )
    return next(iter(sort_by_trust(filter(None, whole), now)), None)


def find_unprotected(path: Path, settings: Settings) -> tuple[Backup, ...]:
    """Return the backups that open without a pass phrase."""
    return tuple(
        backup
        for folder in _folders(path, settings)
        for backup in stored.find_unprotected(folder, path)
    )


def restore(
    backup: Path, target: Path, phrase: str | None = None, progress: Progress = silent
) -> None:
    """Write a backup to a new file; no file is ever written over."""
    stored.restore_backup(backup, target, phrase, progress)


def save_copy(workspace: Workspace, target: Path, progress: Progress = silent) -> Outcome[None]:
    """Write what is open to a new file, protected as it is; also when its own file is gone."""
    workspace.save_copy(target, progress)
    return Outcome(None, Changes.NONE)


def remove_backups(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Delete backups for good, and return those that could not be deleted."""
    wanted = set(backups)
    delete_backups(wanted)
    return tuple(backup for backup in wanted if backup.path.exists())


def _folders(path: Path, settings: Settings) -> tuple[Path, ...]:
    return tuple(dict.fromkeys([choose_folder(path, settings.backup_folder), default_folder(path)]))


def _now() -> datetime:
    return datetime.now(UTC)
