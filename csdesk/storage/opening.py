"""The steps by which a file becomes an open workspace; a refusal leaves it and its folder alone."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from csdesk.errors import (
    WorkspaceInUse,
    WorkspaceNotWritable,
    WorkspaceUnusable,
)
from csdesk.model.workspaces import BackupReason
from csdesk.progress import Progress
from csdesk.storage.checks.closed_files import find_encryption, refuse_unfinished
from csdesk.storage.checks.inspection import check_content, check_schema
from csdesk.storage.copies.backup_files import back_up_database, default_folder
from csdesk.storage.file.connection import connect
from csdesk.storage.file.core_dumps import forbid_core_dumps
from csdesk.storage.file.database import Database
from csdesk.storage.file.failures import result_code, workspace_error
from csdesk.storage.file.header import check_unlocked
from csdesk.storage.file.holder import HolderNote
from csdesk.storage.file.in_use import has_stale_note, in_use
from csdesk.storage.file.side_files import has_journal
from csdesk.storage.formats.migrations import FORMAT, migrate, read_format

ATTEMPTS = 5
LONGEST_PAUSE = 400
"""Milliseconds between two attempts to lock a file."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A checked file with the connection to it."""

    database: Database
    phrase: str | None
    """The pass phrase that opened it; None for a plain file."""
    note: HolderNote | None
    """None when it is open for reading only."""
    was_left_open: bool
    """The last program that had it did not close it."""

    def give_up(self) -> None:
        """End the connection and take away what lies beside the file."""
        with suppress(WorkspaceUnusable):
            self.database.close()
        if self.note is not None:
            self.note.remove()


def open_to_read(path: Path, phrase: str | None, progress: Progress) -> OpenedFile:
    """Open a file without touching it, its folder or its lock.

    Raises WorkspaceUnusable when somebody has it open, a change to it was interrupted, or it is of
    an older format.
    """
    key = _find_key(path, phrase)
    refuse_unfinished(path)
    database = _connect(path, key, read_only=True)
    with _abandoned_on_failure(database):
        _inspect(database, path, key, progress)
        _refuse_older(database, path)
    return OpenedFile(database, key, None, was_left_open=False)


def open_to_write(
    path: Path, phrase: str | None, person: str, progress: Progress, *, even_if_held: bool
) -> OpenedFile:
    """Lock a file, check it, leave the note of its holder and bring it to the current format."""
    key = _find_key(path, phrase)
    was_interrupted = has_journal(path)
    database = _connect_alone(path, key)
    with _abandoned_on_failure(database):
        has_note = has_stale_note(path, even_if_held=even_if_held)
        _inspect(database, path, key, progress)
        note = HolderNote(path, person)
    opened = OpenedFile(database, key, note, was_interrupted or has_note)
    try:
        _prove_writable(database, path)
        note.leave()
        _upgrade(opened, path, progress)
    except BaseException:
        opened.give_up()
        raise
    return opened


def _find_key(path: Path, phrase: str | None) -> str | None:
    """Return the phrase where the file needs one, and None for a plain file."""
    if not find_encryption(path, phrase):
        return None
    forbid_core_dumps()
    return phrase


def _connect(path: Path, key: str | None, *, read_only: bool = False) -> Database:
    try:
        return connect(path, key, read_only=read_only)
    except WorkspaceInUse as error:
        raise in_use(path) from error
    except WorkspaceNotWritable as error:
        if has_journal(path):  # nor can it be read before the change is taken back
            raise workspace_error("SQLITE_READONLY_ROLLBACK", path.name) from error
        raise


def _connect_alone(path: Path, key: str | None) -> Database:
    """Connect and lock out all others before anything is checked.

    Two programs that begin at the same moment keep each other from the lock: both let go then, and
    try again after different pauses.
    """
    for _ in range(ATTEMPTS):
        database = _connect(path, key)
        with _abandoned_on_failure(database), suppress(WorkspaceInUse):
            database.rows("BEGIN EXCLUSIVE")
            database.rows("ROLLBACK")
            return database
        database.abandon()
        time.sleep(secrets.randbelow(LONGEST_PAUSE) / 1000)
    raise in_use(path)


@contextmanager
def _abandoned_on_failure(database: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        database.abandon()
        raise


def _inspect(database: Database, path: Path, key: str | None, progress: Progress) -> None:
    if key is not None:
        check_unlocked(database, path, FORMAT)
    check_schema(database, path.name)
    check_content(database, path.name, progress)


def _prove_writable(database: Database, path: Path) -> None:
    """Begin a change and take it back, so that nobody types what cannot be kept."""
    try:
        database.try_out(f"PRAGMA user_version = {read_format(database)}")
    except WorkspaceUnusable as error:
        if result_code(error).startswith("SQLITE_FULL"):
            raise WorkspaceNotWritable(
                f"{path.name} cannot be changed: its drive is full. Free some space and try again."
            ) from error
        raise


def _upgrade(opened: OpenedFile, path: Path, progress: Progress) -> None:
    """Bring a file to the current format, after a copy of it was made and verified."""
    if read_format(opened.database) < FORMAT:
        folder, reason = default_folder(path), BackupReason.BEFORE_UPGRADE
        back_up_database(
            opened.database, path, opened.phrase, folder, reason, datetime.now(UTC), progress
        )
        progress(0, 0, "Bringing the file to the current format")
        migrate(opened.database)


def _refuse_older(database: Database, path: Path) -> None:
    found = read_format(database)
    if found < FORMAT:
        raise WorkspaceUnusable(
            f"{path.name} is of format {found} and must be brought to format {FORMAT} before it is "
            "read. Open a copy of it where it may be written."
        )
