"""Whether somebody else has a workspace, and what to say to the person who wants it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from csdesk.errors import WorkspaceInUse
from csdesk.storage.file.holder import describe_holder, is_on_this_machine, read_note


def has_stale_note(path: Path, *, even_if_held: bool) -> bool:
    """Tell whether a note was left behind; refuse one of another computer, which has other locks.

    The lock is ours, so a note of this computer is that of a program that ended without closing.
    """
    holder = read_note(path)
    if holder is None:
        return False
    if not is_on_this_machine(holder) and not even_if_held:
        who = describe_holder(holder, datetime.now(UTC))
        raise WorkspaceInUse(
            f"{path.name} seems to be open elsewhere ({who}). "
            "Close it there and let the folders get in step. If nobody uses it, open it anyway; a "
            f"command does that once {path.name}.lock is deleted.",
            may_be_taken=True,
        )
    return True


def in_use(path: Path) -> WorkspaceInUse:
    """Return the error for a file that another program has locked, naming who the note names."""
    holder = read_note(path)
    sentence = f"{path.name} is open in another window or program"
    if holder is not None:
        place = "in another window" if is_on_this_machine(holder) else "on another computer"
        sentence = f"{path.name} is open {place} ({describe_holder(holder, datetime.now(UTC))})"
    return WorkspaceInUse(f"{sentence}. Close it there and try again.", may_be_taken=False)
