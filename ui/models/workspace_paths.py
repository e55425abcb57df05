"""Where a workspace may lie: its suffix, and paths at which nothing lies yet."""

from __future__ import annotations

from pathlib import Path

from csdesk.model.workspaces import Backup

SUFFIX = ".csdesk"


def with_own_suffix(path: Path) -> Path:
    """Return a path with the suffix of a workspace; other dots belong to the name."""
    return path if path.suffix == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")


def free_path(folder: Path, stem: str) -> Path:
    """Return a path for a workspace at which nothing lies yet."""
    path, number = folder / f"{stem}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{SUFFIX}", number + 1
    return path


def restored_path(backup: Backup, workspace: Path) -> Path:
    """Return a free path beside a workspace for what a backup holds."""
    made_at = backup.made_at.astimezone()
    return free_path(workspace.parent, f"{workspace.stem} of {made_at:%Y-%m-%d %H%M}")
