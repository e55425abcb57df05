"""Whether an open workspace is still the file that was left by the last change made here.

Sync programs and restored copies ignore SQLite's lock. The file is only looked up by its name:
reading it would give up the lock on POSIX.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import WorkspaceChangedUnderneath, WorkspaceUnusable
from csdesk.storage.books.content_sums import find_differences, read_sums
from csdesk.storage.file.database import Database

ADVICE = "Nothing was overwritten: save a copy of what is open here, then open the file again."
IS_TIME_EXACT = os.name == "posix"
"""Elsewhere the time of the last change may be told late while a file is open."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What can be told of a file without opening it."""

    device: int
    number: int
    size: int
    changed_at: int | None

    def is_same_file(self, other: _Look) -> bool:
        return (self.device, self.number) == (other.device, other.number)

    def is_as_large(self, other: _Look) -> bool:
        return self.is_same_file(other) and self.size == other.size


class FileWatch:
    """Raises WorkspaceChangedUnderneath before and after a transaction on a file that changed."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path
        self._left = self._look()
        self._sums = read_sums(database)
        self._undone = database.undone
        database.before_transaction.append(self.check)
        database.after_commit.append(self.accept)

    def check(self) -> None:
        """Compare the file with what the last change left of it."""
        if self._undone != self._database.undone:
            self.accept()
        found = self._look()
        if found == self._left:
            return
        if not (found.is_as_large(self._left) and self._holds_the_same()):
            self._refuse("changed or replaced")
        self._left = found

    def accept(self) -> None:
        """Note how the file is now, after a change that was made or taken back here."""
        found = self._look()
        if not found.is_same_file(self._left):
            self._refuse("replaced")
        self._left = found
        self._sums = read_sums(self._database)
        self._undone = self._database.undone

    def is_in_place(self) -> bool:
        """Tell whether the name still leads to the file that was opened."""
        try:
            return self._look().is_same_file(self._left)
        except WorkspaceChangedUnderneath:
            return False

    def _holds_the_same(self) -> bool:
        """Read the file anew: backup programs and slow drives change its time and nothing else."""
        try:
            self._database.rows("PRAGMA shrink_memory")
            return read_sums(self._database) == self._sums and not find_differences(self._database)
        except WorkspaceUnusable:
            return False

    def _look(self) -> _Look:
        try:
            found = self._path.stat()
        except OSError as error:
            raise WorkspaceChangedUnderneath(
                f"{self._path.name} is no longer in {self._path.absolute().parent}: it was moved "
                f"or deleted, or its drive is gone. {ADVICE}"
            ) from error
        changed_at = found.st_mtime_ns if IS_TIME_EXACT else None
        return _Look(found.st_dev, found.st_ino, found.st_size, changed_at)

    def _refuse(self, what: str) -> None:
        raise WorkspaceChangedUnderneath(
            f"{self._path.name} was {what} by another program while it was open, as by one that "
            f"keeps folders in step. {ADVICE}"
        )
