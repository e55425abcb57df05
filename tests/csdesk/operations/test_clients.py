"""Several clients in one workspace: each is looked at by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WorkspaceUnusable, WrongUsage
from csdesk.model.assessments import KeptInstrument
from csdesk.model.changes import Changes
from csdesk.model.clients import Audit, Client
from csdesk.model.identifiers import AccountKey
from csdesk.model.scorecards import HealthModel, Purpose
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import (
    add_client,
    change_client,
    choose_client,
    start_client,
    start_reassessment,
)
from csdesk.operations.health.cards import DEFAULT_CARD
from csdesk.operations.health.design import change_model
from csdesk.operations.health.overrides import override_score
from csdesk.operations.health.scorecards import choose_scorecards, keep_scorecard
from csdesk.operations.history import undo
from csdesk.storage.workspace import open_workspace
from tests.csdesk.operations.conftest import AS_OF, CLIENT
from tests.csdesk.storage import kept_plan


def test_each_client_has_its_own_answers_and_its_own_undo(workspace, answer):
    first = workspace.clients.engagement().id
    save_answer(workspace, answer())
    second = add_client(workspace, Client("Lantern", "EUR"), as_of=AS_OF)
    assert second.changes is Changes.ALL
    assert workspace.answers.all() == {}
    assert undo(workspace).result is None
    choose_client(workspace, first)
    assert workspace.clients.client() == CLIENT
    assert len(workspace.answers.all()) == 1
    undo(workspace)
    assert workspace.answers.all() == {}


def test_the_client_that_was_chosen_is_looked_at_after_the_next_opening(workspace):
    first = workspace.clients.engagement().id
    add_client(workspace, Client("Lantern", "EUR"))
    choose_client(workspace, first)
    workspace.close()
    with open_workspace(workspace.path) as again:
        assert again.clients.client() == CLIENT


def test_two_clients_of_one_name_are_refused(workspace):
    with pytest.raises(WrongUsage, match="already"):
        add_client(workspace, replace(CLIENT, name="HARBOURLIGHT software"))
    add_client(workspace, Client("Lantern", "EUR"))
    with pytest.raises(WrongUsage, match="already"):
        change_client(workspace, CLIENT)
    assert workspace.clients.client().name == "Lantern"


def test_a_client_that_cannot_be_started_leaves_no_file(tmp_path):
    path = tmp_path / "new.csdesk"
    with pytest.raises(WrongUsage, match="currency"):
        start_client(path, Client("Acme", "pounds"))
    assert list(tmp_path.iterdir()) == []


def test_a_client_can_be_started_behind_a_pass_phrase(tmp_path):
    path = tmp_path / "new.csdesk"
    start_client(path, CLIENT, phrase="correct horse", person="Ada").close()
    assert b"Harbourlight" not in path.read_bytes()
    with pytest.raises(WorkspaceUnusable):
        open_workspace(path)
    with open_workspace(path, phrase="correct horse") as again:
        assert again.clients.client() == CLIENT
        assert {entry.person for entry in again.history.entries()} == {"Ada"}


LATER = date(2027, 3, 31)


def test_a_reassessment_begins_without_answers_and_leaves_the_earlier_ones(workspace, answer):
    first = workspace.clients.engagement()
    save_answer(workspace, answer())
    done = start_reassessment(workspace, "A year later", LATER)
    assert done.changes is Changes.ALL
    second = workspace.clients.engagement()
    assert (second.id, second.name, second.as_of) == (done.result, "A year later", LATER)
    assert workspace.clients.all() == (Audit(CLIENT, first), Audit(CLIENT, second))
    assert workspace.answers.all() == {}
    assert len(workspace.answers.all(engagement=first.id)) == 1
    choose_client(workspace, first.id)
    assert len(workspace.answers.all()) == 1


def test_each_engagement_has_its_own_undo_and_none_takes_the_other_back(workspace, answer):
    first = workspace.clients.engagement().id
    save_answer(workspace, answer())
    start_reassessment(workspace, "A year later", LATER)
    assert undo(workspace).result is None
    choose_client(workspace, first)
    undo(workspace)
    assert workspace.answers.all() == {}
    assert len(workspace.clients.all()) == 2


def test_own_instruments_come_along_and_shipped_ones_are_taken_anew(workspace):
    own = KeptInstrument("own", "1", b"{}", is_own=True)
    for kept in (own, KeptInstrument("ladder", "1", b"{}")):
        workspace.instruments.keep(kept)
    start_reassessment(workspace, "A year later", LATER)
    assert workspace.instruments.all() == (own,)


def test_how_health_is_scored_comes_along_into_a_reassessment(workspace, library):
    card = library.scorecards[DEFAULT_CARD]
    for name in ("Ours", "Ours again"):
        keep_scorecard(workspace, library, replace(card, name=name), author="Ada", day=LATER)
    choose_scorecards(workspace, library, [DEFAULT_CARD])
    change_model(workspace, HealthModel(Purpose.CHURN, ("CSMs",)))
    override_score(workspace, AccountKey("A-1"), 20, author="Ada", reason="Angry", day=LATER)
    kept = workspace.scorecards, workspace.health_model, workspace.overrides
    before = [kept[0].versions(), kept[0].in_use(), kept[1].get(), kept[2].all()]
    start_reassessment(workspace, "A year later", LATER)
    assert [kept[0].versions(), kept[0].in_use(), kept[1].get(), kept[2].all()] == before
    assert len(before[0]) == 2
    assert undo(workspace).result is None


@pytest.mark.parametrize("name", ["", "  ", "baseline AUDIT"])
def test_a_reassessment_needs_a_name_of_its_own(workspace, name):
    with pytest.raises(WrongUsage, match=r"name"):
        start_reassessment(workspace, name, LATER)
    assert len(workspace.clients.all()) == 1


def test_another_client_may_call_an_audit_the_same(workspace):
    start_reassessment(workspace, "A year later", LATER)
    add_client(workspace, Client("Lantern", "EUR"))
    start_reassessment(workspace, "A year later", LATER)
    assert len(workspace.clients.all()) == 4


def test_the_next_audit_has_the_registers_and_the_look_of_reports_and_no_plan(workspace) -> None:
    kept_plan.fill_plan(workspace)
    first = workspace.clients.engagement().id
    start_reassessment(workspace, "Again", date(2026, 6, 30))
    assert workspace.registers.all() == {kept_plan.RISKS: kept_plan.ROWS}
    assert workspace.report_choices.brand() == kept_plan.BRAND
    assert len(workspace.report_choices.all()) == 2
    assert workspace.plan_choices.choices() == workspace.plan_choices.progress() == {}
    assert workspace.plan_choices.final() is None
    assert workspace.plan_choices.final(first) == kept_plan.FINAL
    assert workspace.plan_choices.progress(first) == {kept_plan.CALLS: kept_plan.PROGRESS}
