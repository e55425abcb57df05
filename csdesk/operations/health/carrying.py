"""How health is scored, taken along into the next engagement of a client."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.model.scorecards import NO_MODEL
from csdesk.storage.workspace import Workspace


def carry_scoring(workspace: Workspace) -> Callable[[], None]:
    """Read how the engagement scores health, and return what keeps it in the one chosen then.

    Scorecards with all their versions come along, which of them count, the health model, scores
    that persons set, and the client's own playbooks.
    """
    versions, in_use = workspace.scorecards.versions(), workspace.scorecards.in_use()
    model, overrides = workspace.health_model.get(), workspace.overrides.all()
    playbooks = tuple(workspace.playbooks.all().values())

    def keep() -> None:
        for version in versions:
            workspace.scorecards.add(version)
        if in_use:
            workspace.scorecards.choose(in_use)
        if model != NO_MODEL:
            workspace.health_model.set(model)
        for override in overrides:
            workspace.overrides.set(override)
        for playbook in playbooks:
            workspace.playbooks.save(playbook)

    return keep
