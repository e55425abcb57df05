"""Backups of an open workspace: when one is due, which one is good, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from csdesk.errors import (
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceUnusable,
)
from csdesk.model.workspaces import Backup, BackupReason
from csdesk.progress import Progress, silent
from csdesk.storage.books.content_sums import digest_sums
from csdesk.storage.checks.closed_files import claimed, is_encrypted, reading
from csdesk.storage.copies.backup_files import back_up_database, list_backups
from csdesk.storage.copies.backup_rotation import sort_by_trust
from csdesk.storage.copies.copying import check_whole, copy_database
from csdesk.storage.formats.migrations import SUMS_SINCE
from csdesk.storage.workspace import Workspace

PAUSE = timedelta(minutes=30)
"""How long after a backup the next one is due, if anything changed."""

_fingerprints: dict[Backup, str] = {}
"""The fingerprint of each backup that was made or read by this program."""


def make_backup(
    workspace: Workspace,
    folder: Path,
    reason: BackupReason,
    now: datetime,
    progress: Progress = silent,
) -> Backup:
    """Copy a workspace into a folder, verified and read-only, encrypted if the workspace is.

    Raises WorkspaceDamaged when its content is damaged, WorkspaceUnusable when the folder cannot be
    written.
    """
    backup = back_up_database(
        workspace.database, workspace.path, workspace.phrase, folder, reason, now, progress
    )
    _fingerprints[backup] = workspace.fingerprint()
    return backup


def is_due(workspace: Workspace, folder: Path, now: datetime) -> bool:
    """Tell whether a workspace changed since its last backup, and that is long enough ago.

    A backup dated after ``now`` is from a wrong clock and does not keep one from being due.
    """
    backups = list_backups(folder, workspace.path)
    if not backups or any(now - PAUSE < backup.made_at <= now for backup in backups):
        return not backups
    past = [backup for backup in backups if backup.made_at <= now]
    return _read_fingerprint((past or backups)[0], workspace) != workspace.fingerprint()


def newest_verified(
    folder: Path,
    workspace_path: Path,
    now: datetime,
    phrase: str | None = None,
    progress: Progress = silent,
) -> Backup | None:
    """Return the newest backup that opens with the phrase and is whole, or None.

    One that is dated after ``now`` is taken only where there is no other. Raises PassPhraseNeeded
    when there are encrypted ones and no phrase.
    """
    for backup in sort_by_trust(list_backups(folder, workspace_path), now):
        if _is_whole(backup, phrase, progress):
            return backup
    return None


def restore_backup(
    backup: Path, target: Path, phrase: str | None = None, progress: Progress = silent
) -> None:
    """Write a backup to a new file as it is: of its format, encrypted with the phrase if it is.

    Raises WorkspaceDamaged for a damaged backup, PassPhraseNeeded, PassPhraseWrong, or
    WorkspaceUnusable when there is a file already or it cannot be written.
    """
    with _telling_of_earlier_phrases(), reading(backup, phrase) as database:
        key = phrase if is_encrypted(backup) else None
        try:
            copy_database(database, target, key, progress)
        except WorkspaceDamaged as error:
            raise WorkspaceDamaged(
                f"{backup.name} is damaged and was not restored. Choose an earlier backup."
            ) from error


@contextmanager
def _telling_of_earlier_phrases() -> Iterator[None]:
    try:
        yield
    except PassPhraseWrong as error:
        raise PassPhraseWrong(
            f"{error} A backup opens with the pass phrase that the workspace had when it was made."
        ) from error


def find_unprotected(folder: Path, workspace_path: Path) -> tuple[Backup, ...]:
    """Return the backups that anybody can read, as those from before a workspace was encrypted."""
    return tuple(
        backup for backup in list_backups(folder, workspace_path) if _is_plain(backup.path)
    )


def _is_plain(path: Path) -> bool:
    try:
        with claimed(path):
            return not is_encrypted(path)
    except WorkspaceUnusable:
        return False


def _is_whole(backup: Backup, phrase: str | None, progress: Progress) -> bool:
    try:
        with reading(backup.path, phrase) as database:
            check_whole(database, progress)
    except PassPhraseNeeded:
        raise
    except WorkspaceUnusable:
        return False
    return True


def _read_fingerprint(backup: Backup, workspace: Workspace) -> str | None:
    """Return what a backup holds, None for one that is not protected as the workspace is."""
    if _is_plain(backup.path) is workspace.is_encrypted:
        return None
    if backup not in _fingerprints and backup.format >= SUMS_SINCE:
        with (
            suppress(WorkspaceUnusable),
            reading(backup.path, workspace.phrase) as database,
        ):
            _fingerprints[backup] = digest_sums(database)
    return _fingerprints.get(backup)
