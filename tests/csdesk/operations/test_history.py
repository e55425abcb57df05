"""Each thing a person does is one step, which undo takes back and the log names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from csdesk.model.changes import Changes
from csdesk.model.history import Action, UndoState
from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.imports import ListRole
from csdesk.model.roadmap import RaciLetter
from csdesk.operations.answers import clear_answer, save_answer
from csdesk.operations.attachments import attach_content, remove_files
from csdesk.operations.clients import change_client, set_as_of
from csdesk.operations.history import forget_undo, read_log, redo, undo
from csdesk.operations.imports import import_list, take_back_import
from csdesk.operations.plan import assign_owner, set_raci
from csdesk.operations.sample import open_sample
from csdesk.storage.workspace import Workspace

DAY = date(2026, 6, 30)
LETTERS = {
    RoleId("csm"): RaciLetter.RESPONSIBLE,
    RoleId("cs_leader"): RaciLetter.ACCOUNTABLE,
}


@pytest.fixture
def steps(answer, make_list) -> dict[Action, Callable[[Workspace], object]]:
    """Return each thing a person can do and undo, in an order in which all can be done."""
    given = answer()

    def take_back(workspace: Workspace) -> object:
        return take_back_import(workspace, workspace.imports.batches()[0].id)

    def attach(workspace: Workspace) -> object:
        return attach_content(workspace, given.question, "plan.pdf", b"%PDF-")

    def remove(workspace: Workspace) -> object:
        return remove_files(workspace, [file.id for file in workspace.attachments.all()])

    def rename(workspace: Workspace) -> object:
        return change_client(workspace, replace(workspace.clients.client(), name="Lantern"))

    def import_customers(workspace: Workspace) -> object:
        return import_list(workspace, make_list({"Acme": 1200.0}), ListRole.CURRENT, DAY)

    return {
        Action.ANSWER: lambda workspace: save_answer(workspace, given),
        Action.CLEAR_ANSWER: lambda workspace: clear_answer(workspace, given.question),
        Action.SET_DATE: lambda workspace: set_as_of(workspace, date(2026, 5, 31)),
        Action.IMPORT_LIST: import_customers,
        Action.TAKE_BACK_LIST: take_back,
        Action.ASSIGN_OWNER: lambda workspace: assign_owner(workspace, InitiativeId("a"), "Ben"),
        Action.SET_RACI: lambda workspace: set_raci(workspace, RaciRowId("a"), LETTERS),
        Action.ATTACH_FILE: attach,
        Action.REMOVE_FILE: remove,
        Action.CHANGE_CLIENT: rename,
    }


def test_each_step_can_be_undone_and_brought_back(workspace, steps):
    states = [state_of(workspace)]
    for action, carry_out in steps.items():
        carry_out(workspace)
        assert workspace.history.state().undo is action
        states.append(state_of(workspace))
    for action, before in zip(reversed(steps), reversed(states[:-1]), strict=True):
        assert undo(workspace).result.action is action
        assert state_of(workspace) == before
    assert undo(workspace).result is None
    for action, after in zip(steps, states[1:], strict=True):
        assert redo(workspace).result.action is action
        assert state_of(workspace) == after
    assert redo(workspace).result is None


def state_of(workspace: Workspace) -> object:
    """Return what pages would show of a workspace."""
    return (
        workspace.clients.client(),
        workspace.clients.engagement(),
        workspace.answers.all(),
        workspace.imports.batches(),
        workspace.accounts.table(ListRole.CURRENT),
        workspace.plan.owners(),
        workspace.plan.raci(),
        workspace.attachments.all(),
    )


def test_an_undo_says_what_is_to_be_shown_anew(workspace, steps, answer):
    save_answer(workspace, answer())
    assert undo(workspace).changes == Changes.ANSWERS | Changes.RESULTS
    assert undo(workspace).changes is Changes.NONE
    assert redo(workspace).changes == Changes.ANSWERS | Changes.RESULTS


def test_each_step_stands_in_the_log_under_its_own_name(workspace, steps):
    for carry_out in steps.values():
        carry_out(workspace)
    actions = [entry.action for entry in read_log(workspace).entries]
    assert list(dict.fromkeys(reversed(actions))) == [Action.START_CLIENT, *steps]
    assert Action.EDIT not in actions


def test_undoing_is_logged_as_well(workspace, answer):
    save_answer(workspace, answer())
    undo(workspace)
    redo(workspace)
    newest = [entry.action for entry in read_log(workspace).entries[:3]]
    assert newest == [Action.REDO, Action.UNDO, Action.ANSWER]


def test_what_computing_stores_is_no_step(workspace, library, answer):
    from csdesk.operations.diagnosis import diagnose

    save_answer(workspace, answer())
    diagnose(workspace, library)
    before = read_log(workspace)
    assert before.entries[0].action is Action.KEEP_INSTRUMENTS
    diagnose(workspace, library)
    assert read_log(workspace) == before
    assert workspace.history.state().undo is Action.ANSWER


def test_what_is_forgotten_cannot_be_undone(workspace, answer):
    save_answer(workspace, answer())
    forget_undo(workspace)
    assert undo(workspace).result is None
    assert len(workspace.answers.all()) == 1


def test_the_log_is_read_in_parts(workspace, answer):
    save_answer(workspace, answer())
    clear_answer(workspace, answer().question)
    assert {entry.action for entry in read_log(workspace, action=Action.ANSWER).entries} == {
        Action.ANSWER
    }
    today = datetime.now(UTC).date()
    assert read_log(workspace, since=today) == read_log(workspace)
    assert read_log(workspace, since=today + timedelta(days=1)).entries == ()
    assert read_log(workspace, person="somebody else").entries == ()


def test_the_log_knows_the_client_of_a_line(workspace, answer):
    save_answer(workspace, answer())
    log = read_log(workspace)
    assert log.client_of(log.entries[0]) == "Harbourlight Software"


def test_an_undo_does_not_take_the_sample_client_apart(library, tmp_path):
    with open_sample(tmp_path / "sample.csdesk", library) as workspace:
        assert workspace.history.state() == UndoState()
        assert undo(workspace).result is None
