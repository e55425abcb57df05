"""What can be had back of a damaged file; this runs in the lane's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.errors import PassPhraseWrong, WorkspaceUnusable
from csdesk.model.workspaces import Backup, Contents, Salvaged
from csdesk.progress import Progress
from csdesk.settings import Settings

if TYPE_CHECKING:
    from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rescue:
    """What is wrong with a file, its newest good backup, and what can still be read of it."""

    problems: tuple[str, ...]
    backup: Backup | None
    contents: Contents | None
    """Of the backup."""
    parts: tuple[Salvaged, ...]
    unreadable: str
    """Why nothing can be read; empty otherwise."""


def look_for_rescue(
    path: Path, settings: Settings, phrase: str | None, progress: Progress
) -> Rescue:
    """Return what can be had back; nothing is written. Raises PassPhraseNeeded."""
    from csdesk.operations.backups import find_newest_backup
    from csdesk.operations.recovery import check_file

    problems = _find_problems(path, phrase, progress)
    backup = find_newest_backup(path, settings, phrase, progress)
    contents = None if backup is None else check_file(backup.path, phrase, progress).contents
    parts, unreadable = _try_salvage(path, phrase, progress)
    return Rescue(problems, backup, contents, parts, unreadable)


def _find_problems(path: Path, phrase: str | None, progress: Progress) -> tuple[str, ...]:
    """Return what a check finds; nothing where damage keeps the phrase from opening the file."""
    from csdesk.operations.recovery import check_file

    try:
        return check_file(path, phrase, progress).problems
    except PassPhraseWrong:
        return ()


def _try_salvage(
    path: Path, phrase: str | None, progress: Progress
) -> tuple[tuple[Salvaged, ...], str]:
    from csdesk.operations.recovery import salvage

    try:
        return salvage(path, None, phrase, progress).parts, ""
    except WorkspaceUnusable as error:
        return (), str(error)


def find_to_read(
    path: Path, settings: Settings, phrase: str | None, progress: Progress
) -> Backup | None:
    """Return the newest good backup of a file that cannot be opened itself."""
    from csdesk.operations.backups import find_newest_backup

    return find_newest_backup(path, settings, phrase, progress)


def restore_file(backup: Path, target: Path, phrase: str | None, progress: Progress) -> Path:
    """Write a backup to a new file and return where it is."""
    from csdesk.operations.backups import restore

    restore(backup, target, phrase, progress)
    return target


def salvage_file(path: Path, target: Path, phrase: str | None, progress: Progress) -> Path:
    """Write what can be read of a damaged file to a new one and return where it is."""
    from csdesk.operations.recovery import salvage

    salvage(path, target, phrase, progress)
    return target


def restore_of_open(workspace: Workspace, backup: Path, target: Path, progress: Progress) -> Path:
    """Write a backup of the open file to a new one, with its pass phrase if it has one."""
    return restore_file(backup, target, workspace.phrase, progress)
