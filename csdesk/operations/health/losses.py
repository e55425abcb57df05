"""Lost accounts: why they left, and how far winning them back is (S1.32, S1.38)."""

from __future__ import annotations

from dataclasses import replace

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.churn import LossNote
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def note_loss(workspace: Workspace, library: Library, note: LossNote) -> Outcome[None]:
    """Keep what a person decided about a lost account, in place of what was decided before.

    Raises WrongUsage without a reason, or for one that the library does not have.
    """
    names = {reason.id: reason.name for reason in library.churn.reasons}
    if note.reason is None:
        raise WrongUsage(f"No reason was given why “{note.account}” left. Choose one.")
    if note.reason not in names:
        raise WrongUsage(
            f"There is no reason “{note.reason}”. Choose one of: {', '.join(names.values())}."
        )
    with workspace.step(Action.NOTE_LOSS):
        workspace.losses.save(replace(note, note=note.note.strip()))
    return Outcome(None, Changes.GROWTH | Changes.RESULTS)


def forget_loss(workspace: Workspace, account: AccountKey) -> Outcome[None]:
    """Take back what was decided about a lost account."""
    with workspace.step(Action.NOTE_LOSS):
        workspace.losses.remove(account)
    return Outcome(None, Changes.GROWTH | Changes.RESULTS)
