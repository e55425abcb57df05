"""Encrypting a workspace, changing its pass phrase, or encrypting it no longer."""

from __future__ import annotations

from pathlib import Path

from csdesk.progress import Progress, silent
from csdesk.storage.protection import change_protection


def protect(
    path: Path, phrase: str | None, new_phrase: str | None, progress: Progress = silent
) -> None:
    """Give a closed workspace a pass phrase, another one, or none (``new_phrase`` None).

    Its backups stay as they are: ``csdesk.operations.backups.find_unprotected`` finds those that
    anybody can read. A lost pass phrase cannot be recovered. Raises what
    ``csdesk.storage.protection.change_protection`` raises; the file is as it was then.
    """
    change_protection(path, phrase, new_phrase, progress)
