"""Deciding who does what."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.roadmap import RaciLetter, RaciRow
from csdesk.operations.outcome import Outcome
from csdesk.roadmap.raci import check_raci
from csdesk.storage.workspace import Workspace

PLANNED = Changes.PLAN | Changes.RESULTS


def assign_owner(workspace: Workspace, initiative: InitiativeId, name: str) -> Outcome[None]:
    """Name the person who owns an initiative; an empty name takes the owner away."""
    workspace.plan.set_owner(initiative, name.strip())
    return Outcome(None, PLANNED)


def set_raci(
    workspace: Workspace, activity: str, letters: Mapping[RoleId, RaciLetter]
) -> Outcome[None]:
    """Set the RACI of an activity; WrongUsage unless one role answers for it and one does it."""
    problems = check_raci((RaciRow(activity, letters),))
    if problems:
        raise WrongUsage(problems[0])
    workspace.plan.set_raci(activity, letters)
    return Outcome(None, PLANNED)
