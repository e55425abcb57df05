"""Lost accounts: why they left, and how far winning them back is (S1.32, S1.38)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.formatting import day
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
    _check_numbers(note)
    with workspace.step(Action.NOTE_LOSS):
        workspace.losses.save(_tidy(note))
    return Outcome(None, Changes.GROWTH | Changes.RESULTS)


def tell_loss(workspace: Workspace, library: Library, note: LossNote, as_of: date) -> Outcome[None]:
    """Say that an account left, whatever the lists say, by a day that is looked at.

    Raises WrongUsage without an account, a day, a source or a reason, and for a later day.
    """
    if not note.account.strip():
        raise WrongUsage("Nobody is named who left. Choose an account, or write its name.")
    if note.lost_on is None:
        raise WrongUsage(f"No day is given on which “{note.name or note.account}” left. Give it.")
    if note.lost_on > as_of:
        raise WrongUsage(
            f"The lists stand at {day(as_of)}, and {day(note.lost_on)} is later. "
            "Bring in a list of that day first."
        )
    if not note.source.strip():
        raise WrongUsage("Nothing says who knows of this loss. Write down the source.")
    return note_loss(workspace, library, replace(note, is_told=True))


def forget_loss(workspace: Workspace, account: AccountKey) -> Outcome[None]:
    """Take back what was decided about a lost account."""
    with workspace.step(Action.NOTE_LOSS):
        workspace.losses.remove(account)
    return Outcome(None, Changes.GROWTH | Changes.RESULTS)


def _check_numbers(note: LossNote) -> None:
    if note.arr is not None and note.arr < 0:
        raise WrongUsage("A lost customer paid 0 or more. Correct the ARR.")
    is_corrected = note.lost_on is not None or note.arr is not None
    if is_corrected and not note.source.strip():
        raise WrongUsage("A day or an ARR that differs from the lists needs its source. Write it.")


def _tidy(note: LossNote) -> LossNote:
    return replace(
        note,
        account=AccountKey(note.account.strip()),
        note=note.note.strip(),
        source=note.source.strip(),
        name=note.name.strip(),
    )
