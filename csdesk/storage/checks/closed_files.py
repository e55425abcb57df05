"""Reading a workspace file that nobody has open, without changing or locking it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csdesk.errors import (
    PassPhraseNeeded,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceUnusable,
)
from csdesk.storage.file.connection import connect, is_locked
from csdesk.storage.file.database import Database
from csdesk.storage.file.header import check_unlocked, read_header
from csdesk.storage.file.in_use import in_use
from csdesk.storage.file.open_files import claim_file, release_file
from csdesk.storage.file.side_files import has_journal
from csdesk.storage.formats.migrations import FORMAT

Look = tuple[int, int, int]
"""The number of a file, its size, and when it was changed last."""


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Keep this program from opening a file twice. Raises WorkspaceInUse when somebody has it."""
    identity = claim_file(path)
    try:
        yield
    finally:
        release_file(identity)


@contextmanager
def reading(path: Path, phrase: str | None = None) -> Iterator[Database]:
    """Give a connection to a file of any format up to the current one.

    A pass phrase that a plain file does not need is not used. Raises PassPhraseNeeded,
    PassPhraseWrong, WorkspaceInUse, or WorkspaceUnusable for what is no workspace or was not closed
    properly.
    """
    with claimed(path), _taking_no_change_for_damage(path):
        key = phrase if find_encryption(path, phrase) else None
        refuse_unfinished(path)
        database = connect(path, key, read_only=True)
        try:
            if key is not None:
                check_unlocked(database, path, FORMAT)
            yield database
        finally:
            database.close()


@contextmanager
def _taking_no_change_for_damage(path: Path) -> Iterator[None]:
    before = look(path)
    try:
        yield
    except WorkspaceDamaged:
        refuse_changed(path, before)
        raise


def is_encrypted(path: Path) -> bool:
    """Tell whether only a pass phrase can open a file; WorkspaceUnusable for no workspace."""
    return read_header(path, FORMAT) is None


def find_encryption(path: Path, phrase: str | None) -> bool:
    """Tell whether a file is encrypted; PassPhraseNeeded when it is and there is no phrase."""
    if not is_encrypted(path):
        return False
    if not phrase:
        raise PassPhraseNeeded(
            f"{path.name} is encrypted, or nothing that csdesk made. Give its pass phrase."
        )
    return True


def refuse_in_use(path: Path) -> None:
    """Raise WorkspaceInUse for a file that another program has open."""
    if is_locked(path):
        raise in_use(path)


def refuse_unfinished(path: Path) -> None:
    """Raise WorkspaceInUse or WorkspaceUnusable for a file that is being changed, or was."""
    refuse_in_use(path)
    if has_journal(path):
        raise WorkspaceUnusable(
            f"The last change to {path.name} was interrupted. Open it once in csdesk, which takes "
            "that change back, close it and try again."
        )


def look(path: Path) -> Look | None:
    """Return what tells a file from what it was before; None for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def refuse_changed(path: Path, before: Look | None) -> None:
    """Raise WorkspaceInUse for a file that changed since, as it looks damaged when it is read."""
    if look(path) != before:
        raise WorkspaceInUse(
            f"{path.name} was changed while it was read. Close it where it is open and try again.",
            may_be_taken=False,
        )
