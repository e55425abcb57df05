from __future__ import annotations

from pathlib import Path

from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.roadmap import RaciLetter
from csdesk.storage.workspace import Workspace, open_workspace

ONBOARDING = InitiativeId("playbooks.onboarding")
SCORE = RaciRowId("raci.health_score")
RENEW = RaciRowId("playbooks.renew")


def test_nothing_is_decided_at_first(workspace: Workspace) -> None:
    assert workspace.plan.owners() == {}
    assert workspace.plan.raci() == {}


def test_an_owner_can_be_named_replaced_and_taken_away(workspace: Workspace) -> None:
    workspace.plan.set_owner(ONBOARDING, "Åsa <b>O'Neil</b>")
    assert workspace.plan.owners() == {ONBOARDING: "Åsa <b>O'Neil</b>"}
    workspace.plan.set_owner(ONBOARDING, "Bo")
    assert workspace.plan.owners() == {ONBOARDING: "Bo"}
    workspace.plan.set_owner(ONBOARDING, "")
    assert workspace.plan.owners() == {}


def test_the_letters_of_a_row_are_replaced_as_a_whole(closed: Path, phrase: str | None) -> None:
    roles = [RoleId(name) for name in ("csms", "cs_ops", "cs_director", "finance")]
    all_letters = dict(zip(roles, RaciLetter, strict=True))
    fewer = {roles[2]: RaciLetter.ACCOUNTABLE, roles[0]: RaciLetter.RESPONSIBLE}
    with open_workspace(closed, phrase=phrase) as workspace:
        workspace.plan.set_raci(SCORE, all_letters)
        workspace.plan.set_raci(RENEW, all_letters)
        workspace.plan.set_raci(SCORE, fewer)
    with open_workspace(closed, phrase=phrase) as workspace:
        assert workspace.plan.raci() == {SCORE: fewer, RENEW: all_letters}
        workspace.plan.set_raci(RENEW, {})
        assert workspace.plan.raci() == {SCORE: fewer}
