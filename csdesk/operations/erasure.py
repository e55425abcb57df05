"""Taking a person, or a client, out of a workspace for good, after a backup was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.errors import WorkspaceUnusable
from csdesk.model.changes import Changes
from csdesk.model.history import Erasure
from csdesk.model.identifiers import AccountKey, EngagementId
from csdesk.model.workspaces import Backup, BackupReason
from csdesk.operations.backups import back_up, find_backups
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.settings import Settings
from csdesk.storage.workspace import Workspace, open_workspace

NOTHING = Erasure({}, 0)


@dataclass(frozen=True, slots=True)
class PersonErased:
    """What erasing a person changed, and where the name still stands."""

    erasure: Erasure
    holding: tuple[Backup, ...]
    """The backups that hold the person; one of them was made before the erasing."""
    unread: tuple[Backup, ...]
    """Backups that could not be searched: of another pass phrase, an older format, damaged."""


@dataclass(frozen=True, slots=True)
class AccountErased:
    """What erasing an account changed, and the backup that was made before."""

    erasure: Erasure
    backup: Backup | None


def find_person(workspace: Workspace, name: str) -> dict[str, int]:
    """Return how many rows of each table hold a person's name; WrongUsage for a short name."""
    return workspace.history.find_person(name)


def erase_person(
    workspace: Workspace, name: str, settings: Settings, progress: Progress = silent
) -> Outcome[PersonErased]:
    """Take a person out of every text and the change log; nothing can be undone afterwards.

    Attached files are not searched. Where the name stands nowhere, only the backups are searched.
    Without a backup nothing is erased: raises WorkspaceUnusable when none can be made, WrongUsage
    for a name of fewer than three letters.
    """
    erasure, changes = NOTHING, Changes.NONE
    if find_person(workspace, name):
        back_up(workspace, settings, BackupReason.BEFORE_ERASURE, progress)
        erasure, changes = workspace.history.erase_person(name), Changes.ALL
    backups = find_backups(workspace.path, settings)
    holding, unread = _search(backups, name, workspace.phrase, progress)
    return Outcome(PersonErased(erasure, holding, unread), changes)


def find_account(workspace: Workspace, key: AccountKey) -> dict[str, int]:
    """Return how many rows of each table are about an account; of lists, how many records."""
    return workspace.history.find_account(key)


def erase_account(
    workspace: Workspace, key: AccountKey, settings: Settings, progress: Progress = silent
) -> Outcome[AccountErased]:
    """Take an account out of every list, answer and line of the change log; it cannot be undone.

    So go the keys that stand for it. Texts that name it are not searched: its name is erased as a
    person's is. Without a backup nothing is erased; that an account was erased stands in the log,
    with counts and without its name. Raises WorkspaceUnusable when no backup can be made.
    """
    if not find_account(workspace, key):
        return Outcome(AccountErased(NOTHING, None), Changes.NONE)
    backup = back_up(workspace, settings, BackupReason.BEFORE_ERASURE, progress)
    return Outcome(AccountErased(workspace.history.erase_account(key), backup), Changes.ALL)


def remove_client(
    workspace: Workspace,
    engagement: EngagementId,
    settings: Settings,
    progress: Progress = silent,
) -> Outcome[Backup]:
    """Delete a client with all that is known of it, and return the backup that was made before.

    It cannot be undone. Without a backup nothing is removed.
    """
    backup = back_up(workspace, settings, BackupReason.BEFORE_REMOVAL, progress)
    workspace.clients.remove(engagement)
    return Outcome(backup, Changes.ALL)


def _search(
    backups: Iterable[Backup], name: str, phrase: str | None, progress: Progress
) -> tuple[tuple[Backup, ...], tuple[Backup, ...]]:
    holding: list[Backup] = []
    unread: list[Backup] = []
    for backup in backups:
        try:
            with open_workspace(
                backup.path, phrase=phrase, read_only=True, progress=progress
            ) as copy:
                if copy.history.find_person(name):
                    holding.append(backup)
        except WorkspaceUnusable:
            unread.append(backup)
    return tuple(holding), tuple(unread)
