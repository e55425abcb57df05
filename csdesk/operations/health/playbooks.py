"""A client's own playbooks, and their way from one workspace to another as JSON (S1.113)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from csdesk.content.own_playbooks import check_own_playbooks, read_playbooks, write_playbooks
from csdesk.errors import InputRefused
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import PlaybookId
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.operations.outcome import Outcome
from csdesk.operations.playbook_approvals import refuse_unapproved
from csdesk.storage.file.drafts import draft_beside, replace
from csdesk.storage.workspace import Workspace


def current_playbooks(workspace: Workspace, library: Library) -> dict[PlaybookId, Playbook]:
    """Return every playbook; the client's own take the place of shipped ones with their id."""
    return {**{one.id: one for one in library.playbooks}, **workspace.playbooks.all()}


def save_playbook(workspace: Workspace, library: Library, playbook: Playbook) -> Outcome[None]:
    """Keep a playbook of the client's own; ContentInvalid where it breaks a rule.

    WrongUsage where the board for playbook changes is at work and did not approve it (S1.105).
    """
    check_own_playbooks([playbook], library, f"“{playbook.name}”")
    refuse_unapproved(workspace, library, playbook)
    _save(workspace, [playbook])
    return Outcome(None, Changes.ACTIONS)


def remove_playbook(workspace: Workspace, playbook: PlaybookId) -> Outcome[None]:
    """Forget a playbook of the client's own; a shipped one with its id counts again."""
    with workspace.step(Action.REMOVE_PLAYBOOK):
        workspace.playbooks.remove(playbook)
    return Outcome(None, Changes.ACTIONS)


def export_playbooks(
    workspace: Workspace, library: Library, target: Path, only: Collection[PlaybookId] = ()
) -> Outcome[int]:
    """Write playbooks to a JSON file, all of them or only some, and return how many.

    The old file stays until the new one is whole. Raises WorkspaceUnusable where it cannot be
    written.
    """
    known = current_playbooks(workspace, library)
    chosen = [one for key, one in known.items() if not only or key in only]
    with draft_beside(target) as draft:
        draft.write_bytes(write_playbooks(chosen))
        replace(draft, target)
    return Outcome(len(chosen), Changes.NONE)


def import_playbooks(
    workspace: Workspace, library: Library, source: Path
) -> Outcome[tuple[PlaybookId, ...]]:
    """Take playbooks from a JSON file, all or none, in place of those that have their ids.

    Those that equal a known one are not kept again. Raises ContentInvalid where one breaks a rule,
    InputRefused where the file cannot be read, WrongUsage where a change was not approved.
    """
    found = read_playbooks(_read(source), source.name)
    check_own_playbooks(found, library, source.name)
    known = current_playbooks(workspace, library)
    new = [one for one in found if known.get(one.id) != one]
    for one in new:
        refuse_unapproved(workspace, library, one)
    if new:
        _save(workspace, new)
    changes = Changes.ACTIONS if new else Changes.NONE
    return Outcome(tuple(one.id for one in found), changes)


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise InputRefused(
            f"it cannot be read ({error.strerror})",
            file=source.name,
            advice="Check that it is there and that you may open it",
        ) from error


def _save(workspace: Workspace, playbooks: Iterable[Playbook]) -> None:
    with workspace.step(Action.SAVE_PLAYBOOKS):
        for playbook in playbooks:
            workspace.playbooks.save(playbook)
