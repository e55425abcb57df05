"""A file that may be damaged: what is wrong with it, and what can still be read of it."""

from __future__ import annotations

from pathlib import Path

from csdesk.model.workspaces import CheckReport, SalvageReport
from csdesk.progress import Progress, silent
from csdesk.storage.checks import checking
from csdesk.storage.checks.damage import find_damage
from csdesk.storage.rescue import salvage as rescue
from csdesk.storage.workspace import Workspace


def check_file(path: Path, phrase: str | None = None, progress: Progress = silent) -> CheckReport:
    """Return what a closed file holds and what is wrong with it; the file is only read.

    Raises PassPhraseNeeded, PassPhraseWrong, WorkspaceInUse, or WorkspaceUnusable when there is no
    such file.
    """
    return checking.check_file(path, phrase, progress)


def check_open(workspace: Workspace, progress: Progress = silent) -> tuple[str, ...]:
    """Return what is wrong with an open file, a sentence each; none for a whole one."""
    return find_damage(workspace.database, progress)


def salvage(
    path: Path, target: Path | None, phrase: str | None = None, progress: Progress = silent
) -> SalvageReport:
    """Write what can still be read of a damaged file to a new one, and tell how much that is.

    Without a target nothing is written. The damaged file is only read. Raises WorkspaceDamaged when
    nothing can be read, and what ``check_file`` raises.
    """
    return rescue.salvage(path, target, phrase, progress)
