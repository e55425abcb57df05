"""Deciding who does what."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.errors import WrongUsage
from csdesk.model.changes import PLANNED
from csdesk.model.history import Action
from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.roadmap import RaciLetter
from csdesk.operations.outcome import Outcome
from csdesk.roadmap.raci import check_letters
from csdesk.storage.workspace import Workspace


def assign_owner(workspace: Workspace, initiative: InitiativeId, name: str) -> Outcome[None]:
    """Name the person who owns an initiative; an empty name takes the owner away."""
    with workspace.step(Action.ASSIGN_OWNER):
        workspace.plan.set_owner(initiative, name.strip())
    return Outcome(None, PLANNED)


def set_raci(
    workspace: Workspace, row_id: RaciRowId, letters: Mapping[RoleId, RaciLetter]
) -> Outcome[None]:
    """Set the letters of a row; WrongUsage unless one role answers for it and one does it."""
    problems = check_letters(letters)
    if problems:
        raise WrongUsage(problems[0])
    with workspace.step(Action.SET_RACI):
        workspace.plan.set_raci(row_id, letters)
    return Outcome(None, PLANNED)
