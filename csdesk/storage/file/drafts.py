"""A new file is written beside its place under another name, and gets its name when it is whole."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from csdesk.errors import WorkspaceUnusable

PREFIX = ".csdesk-"
SUFFIX = ".new"
STALE = 3_600.0
"""Seconds after which a draft that nobody wrote to belongs to a program that was killed."""


@contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """Give an empty file in the folder of ``target``, for its owner only; at the end it is gone.

    ``publish`` or ``replace`` take it away before. Raises WorkspaceUnusable when the folder cannot
    be written.
    """
    remove_stale_drafts(target.parent)
    try:
        number, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    except OSError as error:
        raise cannot_be_made(target, error) from error
    os.close(number)
    draft = Path(name)
    try:
        yield draft
    finally:
        for left in (draft, Path(f"{name}-journal")):
            with suppress(OSError):  # held by a virus scanner: it is taken away when it is stale
                left.unlink(missing_ok=True)


def remove_stale_drafts(folder: Path) -> None:
    """Take away the drafts that killed programs left in a folder, as far as that can be done."""
    latest = time.time() - STALE
    for left in folder.glob(f"{PREFIX}*{SUFFIX}*"):
        with suppress(OSError):
            if left.stat().st_mtime < latest:
                left.unlink()


def publish(draft: Path, target: Path) -> None:
    """Give a finished draft its name, never in place of a file that is or appears there.

    Raises WorkspaceUnusable when there is one, or the name cannot be given.
    """
    try:
        sync_file(draft)
        _link(draft, target)
        sync_folder(target.parent)
    except OSError as error:
        raise cannot_be_made(target, error) from error


def replace(draft: Path, target: Path) -> None:
    """Put a finished draft in the place of a file, at one blow.

    Raises WorkspaceUnusable when that cannot be done; the file is as it was then.
    """
    try:
        sync_file(draft)
        draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise cannot_be_made(target, error) from error


def refuse_existing(path: Path) -> None:
    """Raise WorkspaceUnusable when there is anything at ``path``."""
    if os.path.lexists(path):
        raise WorkspaceUnusable(
            f"{path.name or path.resolve()} is there already. "
            "Open it, or choose another name for the new one."
        )


def cannot_be_made(target: Path, error: OSError) -> WorkspaceUnusable:
    """Return the sentence for a file that could not be written at its place."""
    return WorkspaceUnusable(
        f"{target.name} cannot be made in {target.absolute().parent} ({error.strerror}). "
        "Choose a folder that is there and may be written."
    )


def sync_file(path: Path) -> None:
    """Wait until a file's content is on disk. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk, where the system can do that."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _link(draft: Path, target: Path) -> None:
    refuse_existing(target)
    try:
        os.link(draft, target)
    except FileExistsError:
        refuse_existing(target)
        raise
    except OSError:
        draft.rename(target)
