"""The private folder beside a workspace that takes what does not fit into memory."""

from __future__ import annotations

import shutil
from pathlib import Path


def name_spill(workspace: Path) -> Path:
    """Return the folder of a workspace; only who may write to the workspace uses it."""
    return workspace.with_name(f".{workspace.name}.events")


def remove_spill(workspace: Path) -> None:
    """Take away what a program that was ended has left beside a workspace."""
    folder = name_spill(workspace)
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)
