"""What goes with another pass phrase: the present one, and the backups that an old one opens."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.errors import PassPhraseWrong, WorkspaceUnusable
from csdesk.formatting import join_words
from csdesk.progress import Progress

if TYPE_CHECKING:
    from csdesk.settings import Settings
    from csdesk.storage.workspace import Workspace


def require_phrase(workspace: Workspace, phrase: str | None) -> None:
    """Raise PassPhraseWrong when this is not the pass phrase of the open file."""
    if _composed(phrase) != _composed(workspace.phrase):
        raise PassPhraseWrong(
            f"This is not the present pass phrase of {workspace.path.name}; nothing was changed. "
            "Type it again."
        )


def _composed(phrase: str | None) -> str:
    return unicodedata.normalize("NFC", phrase or "")


def replace_backups(path: Path, settings: Settings, phrase: str | None, progress: Progress) -> str:
    """Return what stands in the way of replacing the backups, empty when they are replaced."""
    from csdesk.operations import protection

    try:
        left = protection.replace_backups(path, settings, phrase, progress)
    except WorkspaceUnusable as error:
        return f"The earlier backups were kept: {error}"
    if not left:
        return ""
    names = join_words([f"“{backup.path.name}”" for backup in left], 3)
    return f"Some earlier backups could not be deleted: {names}. Delete them by hand."
