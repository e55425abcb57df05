"""The files of the backups of a workspace: where they lie, what they are called, which are old."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from csdesk.errors import WorkspaceDamaged, WorkspaceUnusable
from csdesk.model.workspaces import Backup, BackupReason
from csdesk.progress import Progress, silent
from csdesk.storage.copies.backup_rotation import choose_kept, default_budget, sort_backups
from csdesk.storage.copies.copying import copy_database
from csdesk.storage.file.database import Database
from csdesk.storage.file.drafts import sync_folder
from csdesk.storage.file.header import SUFFIX
from csdesk.storage.formats.migrations import read_format

TIME = "%Y-%m-%d %H%M%S"
REASONS = "|".join(BackupReason)
DETAILS = rf"(\d{{4}}-\d\d-\d\d \d{{6}})Z format (\d{{1,4}}) ({REASONS})(?: \d{{1,4}})?"
"""What follows the name of the workspace in that of its backup."""


def default_folder(workspace_path: Path) -> Path:
    """Return the folder beside a workspace for its backups."""
    return workspace_path.with_name(f"{workspace_path.stem}.backups")


def choose_folder(workspace_path: Path, chosen: Path | None) -> Path:
    """Return the folder for the backups of a workspace, below the one that was chosen for all.

    Its name tells workspaces of the same name in different folders apart.
    """
    if chosen is None:
        return default_folder(workspace_path)
    place = hashlib.blake2b(os.fsencode(workspace_path.absolute().parent), digest_size=3)
    return chosen / f"{workspace_path.stem} {place.hexdigest()}.backups"


def list_backups(folder: Path, workspace_path: Path) -> tuple[Backup, ...]:
    """Return the backups of a workspace in a folder, newest first; none where it is not there."""
    pattern = re.compile(f"{re.escape(workspace_path.stem)} {DETAILS}{re.escape(SUFFIX)}")
    found: list[Backup] = []
    with suppress(OSError):
        for path in folder.iterdir():
            matched = pattern.fullmatch(path.name)
            if matched is not None:
                found += _read_name(path, *matched.groups())
    return tuple(sort_backups(found))


def back_up_database(
    database: Database,
    workspace_path: Path,
    phrase: str | None,
    folder: Path,
    reason: BackupReason,
    now: datetime,
    progress: Progress = silent,
) -> Backup:
    """Make a verified, read-only copy of an open file of any format; old copies make room.

    Raises WorkspaceDamaged when the content is damaged, and the earlier backups are kept then;
    WorkspaceUnusable when the folder cannot be written.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    file_format = read_format(database)
    make_folder(folder)
    path = _free_name(
        folder, f"{workspace_path.stem} {moment:{TIME}}Z format {file_format} {reason}"
    )
    _copy(database, path, phrase, workspace_path.name, progress)
    backup = Backup(path, moment, file_format, reason, path.stat().st_size)
    remove_surplus(folder, workspace_path, backup)
    return backup


def remove_surplus(folder: Path, workspace_path: Path, newest: Backup) -> None:
    """Delete the backups that the rotation does not keep; a file that stays is no error."""
    backups = list_backups(folder, workspace_path)
    delete_backups(set(backups) - choose_kept(backups, newest.made_at, default_budget(newest)))


def delete_backups(backups: set[Backup]) -> None:
    """Delete backups as far as that can be done."""
    for backup in backups:
        with suppress(OSError):
            backup.path.chmod(stat.S_IREAD | stat.S_IWRITE)
            backup.path.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder for backups, for its owner only; never the one that it lies in.

    Raises WorkspaceUnusable.
    """
    try:
        is_new = not folder.exists()
        folder.mkdir(mode=0o700, exist_ok=True)
        if is_new:
            sync_folder(folder.parent)
    except OSError as error:
        raise WorkspaceUnusable(
            f"No backup can be made in {folder} ({error.strerror}). "
            "Choose a folder for backups that is there and may be written."
        ) from error


def _copy(
    database: Database, path: Path, phrase: str | None, called: str, progress: Progress
) -> None:
    try:
        copy_database(database, path, phrase, progress)
    except WorkspaceDamaged as error:
        raise WorkspaceDamaged(
            f"{called} is damaged, so no backup was made and the earlier ones were kept. "
            "Restore one of them, or salvage what can be read."
        ) from error
    with suppress(OSError):
        path.chmod(stat.S_IREAD)


def _read_name(path: Path, written: str, file_format: str, reason: str) -> list[Backup]:
    try:
        made_at = datetime.strptime(written, TIME).replace(tzinfo=UTC)
        found = path.lstat()
    except (ValueError, OSError):
        return []
    if not stat.S_ISREG(found.st_mode):
        return []
    return [Backup(path, made_at, int(file_format), BackupReason(reason), found.st_size)]


def _free_name(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{SUFFIX}"
    return path
