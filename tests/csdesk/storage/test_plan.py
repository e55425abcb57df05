from __future__ import annotations

from datetime import date
from pathlib import Path

from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.roadmap import RaciLetter
from csdesk.storage.workspace import Workspace, open_workspace

ONBOARDING = InitiativeId("playbooks.onboarding")


def test_nothing_is_decided_at_first(workspace: Workspace) -> None:
    assert workspace.plan.start_on() is None
    assert workspace.plan.owners() == {}
    assert workspace.plan.raci() == {}


def test_the_start_can_be_set_and_moved(workspace: Workspace) -> None:
    workspace.plan.set_start_on(date(2025, 1, 6))
    workspace.plan.set_start_on(date(2025, 2, 3))
    assert workspace.plan.start_on() == date(2025, 2, 3)


def test_an_owner_can_be_named_replaced_and_taken_away(workspace: Workspace) -> None:
    workspace.plan.set_owner(ONBOARDING, "Åsa <b>O'Neil</b>")
    assert workspace.plan.owners() == {ONBOARDING: "Åsa <b>O'Neil</b>"}
    workspace.plan.set_owner(ONBOARDING, "Bo")
    assert workspace.plan.owners() == {ONBOARDING: "Bo"}
    workspace.plan.set_owner(ONBOARDING, "")
    assert workspace.plan.owners() == {}


def test_the_letters_of_an_activity_are_replaced_as_a_whole(closed: Path) -> None:
    roles = [RoleId(name) for name in ("csms", "cs_ops", "cs_director", "finance")]
    all_letters = dict(zip(roles, RaciLetter, strict=True))
    fewer = {roles[2]: RaciLetter.ACCOUNTABLE, roles[0]: RaciLetter.RESPONSIBLE}
    with open_workspace(closed) as workspace:
        workspace.plan.set_raci("Run the QBR", all_letters)
        workspace.plan.set_raci("Renew", all_letters)
        workspace.plan.set_raci("Run the QBR", fewer)
    with open_workspace(closed) as workspace:
        assert workspace.plan.raci() == {"Run the QBR": fewer, "Renew": all_letters}
        workspace.plan.set_raci("Renew", {})
        assert workspace.plan.raci() == {"Run the QBR": fewer}
