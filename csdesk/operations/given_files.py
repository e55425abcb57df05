"""Files that are handed in to be kept: read whole, or refused in one sentence."""

from __future__ import annotations

import stat
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.storage.file.open_files import refuse_open_file


def read_given(path: Path, most: int, advice: str) -> bytes:
    """Return the content of a file, one byte more than ``most`` at the utmost.

    Raises InputRefused with this advice when it cannot be read.
    """
    refuse_open_file(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _refuse(path, "it is not a file", advice)
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as problem:
        raise _refuse(path, f"it cannot be read ({problem.strerror})", advice) from problem


def readable_name(name: str) -> str:
    """Return a name as text that can be kept, whatever bytes the system has for it."""
    return name.encode("utf-8", "replace").decode().replace("\0", "") or "file"


def _refuse(path: Path, problem: str, advice: str) -> InputRefused:
    return InputRefused(problem, file=readable_name(path.name), advice=advice)
