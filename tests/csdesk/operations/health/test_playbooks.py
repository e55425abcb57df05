"""A client's own playbooks, and their way to another workspace."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from csdesk.errors import ContentInvalid, InputRefused, WorkspaceUnusable
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import PlaybookId, RoleId, TemplateId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.operations.clients import start_client
from csdesk.operations.health.playbooks import (
    current_playbooks,
    export_playbooks,
    import_playbooks,
    remove_playbook,
    save_playbook,
)
from csdesk.operations.history import undo

OWN = Playbook(
    id=PlaybookId("our_rescue"),
    name="Rescue – “ours”",
    kind=PlaybookKind.RESPONSE,
    purpose="Keep the customer\nwhatever it takes",
    when=(
        Condition("dau_mau", Comparison.BELOW, 12.345678901234567),
        Condition("list.segment", Comparison.IS, words=("Enterprise", "Großkunde")),
    ),
    steps=(
        PlaybookStep("call", "Call 🔔 the sponsor", RoleId("csms"), 1),
        PlaybookStep("offer", "Offer a month", RoleId("sales"), 72, is_high_stakes=True),
    ),
    templates=(TemplateId("call_script"),),
    impact_low=0.1,
    impact_high=15.0,
    effect_days_low=30,
    effect_days_high=60,
    ratio="5:1",
    topic="risk",
    severity=Severity.CRITICAL,
)


@pytest.fixture
def other(tmp_path):
    """Give the workspace of another client."""
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as opened:
        yield opened


def test_an_own_playbook_stands_beside_those_that_ship(workspace, library):
    shipped = current_playbooks(workspace, library)
    save_playbook(workspace, library, OWN)
    assert current_playbooks(workspace, library) == {**shipped, OWN.id: OWN}
    undo(workspace)
    assert current_playbooks(workspace, library) == shipped


def test_an_own_playbook_takes_the_place_of_a_shipped_one_until_it_is_removed(workspace, library):
    shipped = next(iter(library.playbooks))
    save_playbook(workspace, library, replace(shipped, name="Ours"))
    assert current_playbooks(workspace, library)[shipped.id].name == "Ours"
    remove_playbook(workspace, shipped.id)
    assert current_playbooks(workspace, library)[shipped.id] == shipped


def test_playbooks_come_to_another_workspace_as_they_are(workspace, library, other, tmp_path):
    save_playbook(workspace, library, OWN)
    target = tmp_path / "playbooks.json"
    count = export_playbooks(workspace, library, target).result
    assert count == len(library.playbooks) + 1
    outcome = import_playbooks(other, library, target)
    assert len(outcome.result) == count
    assert outcome.changes is Changes.ACTIONS
    assert current_playbooks(other, library) == current_playbooks(workspace, library)
    # What ships is there already and is not kept as the client's own.
    assert other.playbooks.all() == {OWN.id: OWN}
    again = tmp_path / "again.json"
    export_playbooks(other, library, again)
    assert again.read_bytes() == target.read_bytes()


def test_only_some_playbooks_can_be_written(workspace, library, tmp_path):
    save_playbook(workspace, library, OWN)
    target = tmp_path / "playbooks.json"
    assert export_playbooks(workspace, library, target, [OWN.id]).result == 1
    (written,) = json.loads(target.read_bytes())["playbooks"]
    assert written["id"] == "our_rescue"
    assert [step["due_hours"] for step in written["steps"]] == [1, 72]


def test_playbooks_that_are_there_already_change_nothing(workspace, library, tmp_path):
    target = tmp_path / "playbooks.json"
    export_playbooks(workspace, library, target)
    before = workspace.fingerprint()
    assert import_playbooks(workspace, library, target).changes is Changes.NONE
    assert workspace.fingerprint() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": PlaybookId("Our Rescue!")},
        {"name": " "},
        {"steps": ()},
        {"steps": (OWN.steps[0], OWN.steps[0])},
        {"steps": (replace(OWN.steps[0], owner=RoleId("wizard")),)},
        {"steps": (replace(OWN.steps[0], due_hours=0),)},
        {"when": (Condition("shoe_size", Comparison.ABOVE, 42),)},
    ],
)
def test_a_playbook_that_breaks_a_rule_is_not_kept(workspace, library, wrong):
    with pytest.raises(ContentInvalid, match="expected"):
        save_playbook(workspace, library, replace(OWN, **wrong))
    assert workspace.playbooks.all() == {}


def test_a_file_with_one_wrong_playbook_brings_none(workspace, library, other, tmp_path):
    save_playbook(workspace, library, OWN)
    target = tmp_path / "playbooks.json"
    export_playbooks(workspace, library, target)
    values = json.loads(target.read_bytes())
    values["playbooks"][-1]["steps"] = []
    target.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(ContentInvalid, match=r"playbooks\.json"):
        import_playbooks(other, library, target)
    assert other.playbooks.all() == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99, "playbooks": []}', "no JSON"])
def test_a_file_without_playbooks_is_told_by_name(workspace, library, tmp_path, text):
    source = tmp_path / "strange.json"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(ContentInvalid, match=r"strange\.json"):
        import_playbooks(workspace, library, source)


def test_a_file_that_is_not_there_is_told(workspace, library, tmp_path):
    with pytest.raises(InputRefused, match="it cannot be read"):
        import_playbooks(workspace, library, tmp_path / "missing.json")
    with pytest.raises(WorkspaceUnusable, match=r"playbooks\.json cannot be made"):
        export_playbooks(workspace, library, tmp_path / "no folder" / "playbooks.json")


def test_an_export_that_fails_leaves_the_old_file(workspace, library, tmp_path, monkeypatch):
    target = tmp_path / "out" / "playbooks.json"
    target.parent.mkdir()
    export_playbooks(workspace, library, target)
    before = target.read_bytes()

    def break_off(*_):
        raise WorkspaceUnusable("The drive is full.")

    monkeypatch.setattr("csdesk.operations.health.playbooks.replace", break_off)
    with pytest.raises(WorkspaceUnusable):
        export_playbooks(workspace, library, target, [library.playbooks[0].id])
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]
