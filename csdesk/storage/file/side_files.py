"""The files beside a workspace: SQLite's journal and log, and the note of who has it open."""

from __future__ import annotations

import os
from pathlib import Path


def side_file(path: Path, suffix: str) -> Path:
    """Return the file beside a workspace with its name and a suffix, where SQLite looks for it."""
    real = Path(os.path.realpath(path))
    return real.with_name(f"{real.name}{suffix}")


def has_journal(path: Path) -> bool:
    """Tell whether a change was interrupted, which SQLite then takes back by itself."""
    try:
        return side_file(path, "-journal").stat().st_size > 0
    except OSError:
        return False
