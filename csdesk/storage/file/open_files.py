"""Which workspaces this process has open.

Reading an open file a second time would silently drop its lock (POSIX locks belong to the process),
so a second opening must be refused before anything reads the file.
"""

from __future__ import annotations

from pathlib import Path

from csdesk.errors import InputRefused, WorkspaceInUse

FileIdentity = tuple[int, int]
"""Device and number of a file, the same by whatever path it is reached."""

_open: set[FileIdentity] = set()


def claim_file(path: Path) -> FileIdentity | None:
    """Note that a file is being opened; None where it cannot be found. Raises WorkspaceInUse."""
    try:
        found = path.stat()
    except OSError:
        return None
    identity = (found.st_dev, found.st_ino)
    if identity in _open:
        raise WorkspaceInUse(
            f"{path.name} is already open in this program. Close it first, or use it there.",
            may_be_taken=False,
        )
    _open.add(identity)
    return identity


def release_file(identity: FileIdentity | None) -> None:
    """Note that a file is closed."""
    if identity is not None:
        _open.discard(identity)


def refuse_open_file(path: Path) -> None:
    """Raise InputRefused for a workspace that is open here, before anything else reads that file.

    Called before a file of the person's choice is read that should not be a workspace at all.
    """
    try:
        found = path.stat()
    except OSError:
        return
    if (found.st_dev, found.st_ino) in _open:
        raise InputRefused(
            "it is the workspace that is open", file=path.name, advice="Choose another file"
        )
