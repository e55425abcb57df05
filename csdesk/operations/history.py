"""What was done in a workspace: taking it back, reading it, taking a person out of it."""

from __future__ import annotations

from datetime import date

from csdesk.model.changes import Changes
from csdesk.model.history import Action, LogEntry, Reversal
from csdesk.operations.outcome import Outcome
from csdesk.report.change_log import ChangeLog, find_imported
from csdesk.storage.workspace import Workspace


def undo(workspace: Workspace) -> Outcome[Reversal | None]:
    """Take the newest step back, all of it; the result is None when there is none."""
    return _tell(workspace.history.undo())


def redo(workspace: Workspace) -> Outcome[Reversal | None]:
    """Bring back the step that was taken back last; the result is None when there is none."""
    return _tell(workspace.history.redo())


def forget_undo(workspace: Workspace) -> Outcome[None]:
    """Let nothing be undone any more, and drop what was kept only for that."""
    workspace.history.forget_undo()
    return Outcome(None, Changes.NONE)


def read_log(
    workspace: Workspace,
    person: str | None = None,
    action: Action | None = None,
    since: date | None = None,
) -> ChangeLog:
    """Return the lines of the change log that fit, newest first; ``since`` is a day in UTC."""
    wanted = person.casefold() if person else None

    def fits(entry: LogEntry) -> bool:
        return (
            (wanted is None or entry.person.casefold() == wanted)
            and (action is None or entry.action is action)
            and (since is None or entry.at.date() >= since)
        )

    names = {audit.engagement.id: audit.client.name for audit in workspace.clients.all()}
    entries = workspace.history.entries()
    return ChangeLog(tuple(filter(fits, entries)), names, find_imported(entries, names))


def knows_person(workspace: Workspace, person: str) -> bool:
    """Tell whether the change log names a person at all, without regard to capitals."""
    return any(
        entry.person.casefold() == person.casefold() for entry in workspace.history.entries()
    )


def _tell(reversal: Reversal | None) -> Outcome[Reversal | None]:
    return Outcome(reversal, reversal.changes if reversal else Changes.NONE)
