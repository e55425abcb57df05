from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csdesk.errors import Cancelled, WorkspaceUnusable, WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.assessments import Observation
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.history import Action, UndoState
from csdesk.model.identifiers import (
    AccountKey,
    ChoiceId,
    InitiativeId,
    ObservationId,
    QuestionId,
    RaciRowId,
    RoleId,
    ServiceTierId,
)
from csdesk.model.imports import ListRole
from csdesk.model.respondents import RespondentRole
from csdesk.model.roadmap import RaciLetter
from csdesk.storage.books import undo_list
from csdesk.storage.workspace import Workspace, open_workspace

YES, NO = ChoiceId("yes"), ChoiceId("no")
QUESTION = QuestionId("health.1.owner")
INITIATIVE = InitiativeId("segmentation.risk_list")
DAY = date(2024, 12, 31)
TWO = {"account_id": ["A-1", "A-2"], "account_name": ["Acme", "Bolt"], "arr": [10.5, 20.25]}


def say(workspace: Workspace, choice: ChoiceId, note: str = "") -> None:
    with workspace.step(Action.ANSWER):
        workspace.answers.save(Answer(QUESTION, choice, note=note))


def choice(workspace: Workspace) -> ChoiceId | None:
    answer = workspace.answers.all().get(QUESTION)
    return answer.choice if answer else None


def import_list(workspace: Workspace, draft) -> None:
    with workspace.step(Action.IMPORT_LIST):
        workspace.imports.add(draft, ListRole.CURRENT, DAY)
        workspace.clients.set_as_of(DAY)


def names(workspace: Workspace) -> tuple[object, ...] | None:
    table = workspace.accounts.table(ListRole.CURRENT)
    return None if table is None else table.columns["account_name"]


def test_a_step_is_taken_back_and_brought_back(workspace: Workspace) -> None:
    say(workspace, NO)
    say(workspace, YES)
    assert workspace.history.state() == UndoState(undo=Action.ANSWER)
    undone = workspace.history.undo()
    assert undone is not None
    assert (undone.action, undone.changes) == (Action.ANSWER, Changes.ANSWERS | Changes.RESULTS)
    assert choice(workspace) is NO or choice(workspace) == NO
    assert workspace.history.state() == UndoState(undo=Action.ANSWER, redo=Action.ANSWER)
    workspace.history.undo()
    assert choice(workspace) is None
    workspace.history.redo()
    workspace.history.redo()
    assert choice(workspace) == YES
    assert workspace.history.redo() is None


def test_undo_reaches_across_closing_and_opening(closed: Path, phrase: str | None) -> None:
    with open_workspace(closed, phrase=phrase) as workspace:
        say(workspace, YES)
    with open_workspace(closed, phrase=phrase) as workspace:
        workspace.history.undo()
        assert choice(workspace) is None
    with open_workspace(closed, phrase=phrase) as workspace:
        workspace.history.redo()
        assert choice(workspace) == YES


def test_something_new_ends_what_could_be_brought_back(workspace: Workspace) -> None:
    say(workspace, NO)
    workspace.history.undo()
    say(workspace, YES)
    assert workspace.history.state().redo is None
    assert workspace.history.redo() is None
    assert choice(workspace) == YES


def test_a_step_of_many_changes_is_taken_back_whole(workspace: Workspace) -> None:
    letters = {RoleId("csms"): RaciLetter.RESPONSIBLE, RoleId("leaders"): RaciLetter.ACCOUNTABLE}
    with workspace.step(Action.SET_RACI):
        workspace.plan.set_raci(RaciRowId("raci.health_score"), letters)
        workspace.plan.set_owner(INITIATIVE, "Wanda Eze")
        workspace.clients.set_as_of(DAY)
    workspace.history.undo()
    assert (workspace.plan.raci(), workspace.plan.owners()) == ({}, {})
    assert workspace.clients.engagement().as_of is None
    workspace.history.redo()
    assert workspace.plan.raci() == {"raci.health_score": letters}
    assert workspace.clients.engagement().as_of == DAY
    assert workspace.plan.owners() == {INITIATIVE: "Wanda Eze"}


def test_one_undo_takes_an_import_back_and_the_earlier_list_is_there_again(
    workspace: Workspace, make_draft
) -> None:
    import_list(workspace, make_draft({"account_name": ["Earlier"]}))
    import_list(workspace, make_draft(TWO))
    assert names(workspace) == ("Acme", "Bolt")
    workspace.history.undo()
    assert names(workspace) == ("Earlier",)
    workspace.history.undo()
    assert names(workspace) is None
    assert workspace.clients.engagement().as_of is None
    workspace.history.redo()
    workspace.history.redo()
    assert names(workspace) == ("Acme", "Bolt")


def test_an_import_is_one_entry_naming_its_batch(workspace: Workspace, make_draft) -> None:
    with workspace.step(Action.IMPORT_LIST):
        batch = workspace.imports.add(make_draft(TWO), ListRole.CURRENT, DAY)
    entry = workspace.history.entries(1)[0]
    assert (entry.action, entry.entity, entry.old_value) == ("import_list", "list_in_use", None)
    assert json.loads(entry.new_value or "")["batch_id"] == batch.id
    assert len(workspace.history.entries()) == 3  # the client, its engagement, the import


def test_lists_that_no_undo_can_bring_back_leave_the_file(
    workspace: Workspace, make_draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_list, "REACH", 2)
    import_list(workspace, make_draft({"account_name": ["Earlier"]}))
    import_list(workspace, make_draft(TWO))
    say(workspace, YES)
    kept = workspace.database.row(
        "SELECT sum(json_array_length(cells)) FROM list_column WHERE name = 'key'"
    )
    assert kept == (3,)
    say(workspace, NO)
    assert workspace.database.row(
        "SELECT sum(json_array_length(cells)) FROM list_column WHERE name = 'key'"
    ) == (2,)
    assert len(workspace.imports.register()) == 2


def do_not_wait_for_the_drive(workspace: Workspace) -> None:
    """Leave out what only a power cut could show, where there are a thousand steps."""
    workspace.database.rows("PRAGMA synchronous = OFF")


def test_undo_reaches_back_five_hundred_steps(workspace: Workspace) -> None:
    do_not_wait_for_the_drive(workspace)
    for number in range(505):
        say(workspace, YES, note=str(number))
    undone = 0
    while workspace.history.undo():
        undone += 1
    assert undone == 500
    assert workspace.answers.all()[QUESTION].note == "4"


def test_undo_stays_with_the_client_that_is_looked_at(workspace: Workspace) -> None:
    say(workspace, YES)
    first = workspace.clients.engagement()
    with workspace.step(Action.START_CLIENT, undoable=False):
        workspace.clients.add(Client("Acme", "EUR"), "Baseline")
    assert workspace.history.undo() is None
    workspace.clients.choose(first.id)
    workspace.history.undo()
    assert choice(workspace) is None


def test_a_step_that_fails_leaves_no_trace(workspace: Workspace) -> None:
    before = workspace.history.entries()

    def fail() -> None:
        with workspace.step(Action.ANSWER):
            workspace.answers.save(Answer(QUESTION, YES))
            raise Cancelled

    with pytest.raises(Cancelled):
        fail()
    assert workspace.history.entries() == before
    say(workspace, NO)
    assert workspace.history.entries(1)[0].action is Action.ANSWER


def test_a_change_and_its_reversal_in_one_step_are_no_change(workspace: Workspace) -> None:
    before = workspace.history.entries()
    with workspace.step(Action.ANSWER):
        workspace.answers.save(Answer(QUESTION, YES))
        workspace.answers.clear(QUESTION)
    assert workspace.history.entries() == before


def test_a_step_inside_a_step_belongs_to_the_outer_one(workspace: Workspace) -> None:
    with workspace.step(Action.AUDIT):
        say(workspace, YES)
        with workspace.step(Action.ASSIGN_OWNER):
            workspace.plan.set_owner(INITIATIVE, "Bo")
    entries = workspace.history.entries(2)
    assert {entry.action for entry in entries} == {Action.AUDIT}
    assert len({entry.step for entry in entries}) == 1


def test_a_line_of_the_log_has_who_what_when_from_what_to_what(
    closed: Path, phrase: str | None
) -> None:
    with open_workspace(closed, phrase=phrase, person="Wanda Eze") as workspace:
        say(workspace, NO)
        say(workspace, YES, note="Seen on screen")
        entry = workspace.history.entries(1)[0]
    assert (entry.person, entry.action, entry.entity) == ("Wanda Eze", Action.ANSWER, "answer")
    assert QUESTION in entry.key
    assert entry.at.utcoffset() is not None
    assert entry.at.utcoffset().total_seconds() == 0
    assert json.loads(entry.old_value or "")["choice"] == "no"
    new = json.loads(entry.new_value or "")
    assert (new["choice"], new["note"]) == ("yes", "Seen on screen")


def test_undo_and_redo_stand_in_the_log_too(workspace: Workspace) -> None:
    say(workspace, YES)
    workspace.history.undo()
    workspace.history.redo()
    newest = [entry.action for entry in workspace.history.entries(3)]
    assert newest == [Action.REDO, Action.UNDO, Action.ANSWER]


def test_lines_are_read_from_the_newest_back(workspace: Workspace) -> None:
    for number in range(5):
        say(workspace, YES, note=str(number))
    entries = workspace.history.entries()
    assert [entry.id for entry in entries] == list(range(len(entries), 0, -1))
    assert workspace.history.entries(2) == entries[:2]
    assert workspace.history.entries(2, before=entries[1].id) == entries[2:4]


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE change SET new_value = '{}' WHERE id = 3",
        "UPDATE change SET person = 'Somebody else' WHERE id = 3",
        "UPDATE change SET happened_at = '2020-01-01T00:00:00Z' WHERE id = 3",
        "UPDATE change SET action = 'undo' WHERE id = 3",
        "UPDATE change SET salt = NULL WHERE id = 3",
        "DELETE FROM change WHERE id = 3",
        (
            "UPDATE change SET details_hash = substr(details_hash, 2) || substr(chain, 1, 1) "
            "WHERE id = 3"
        ),
    ],
)
def test_an_edited_line_breaks_the_chain(workspace: Workspace, edit: str) -> None:
    for _ in range(2):
        say(workspace, NO)
        say(workspace, YES)
    assert workspace.history.verify() is None
    workspace.database.write(edit)
    assert workspace.history.verify() in {3, 4}


def test_a_decision_that_was_changed_behind_the_log_is_not_undone(workspace: Workspace) -> None:
    say(workspace, YES)
    workspace.database.witness = None
    workspace.database.write("UPDATE answer SET choice = 'no'")
    workspace.database.witness = workspace._recorder
    with pytest.raises(WorkspaceUnusable, match="has been changed since"):
        workspace.history.undo()
    assert choice(workspace) == NO


def test_an_action_of_a_later_csdesk_is_shown_as_an_edit(workspace: Workspace) -> None:
    say(workspace, YES)
    workspace.database.write("UPDATE change SET action = 'teleport' WHERE id = 3")
    assert workspace.history.entries(1)[0].action is Action.EDIT


class TestErasingAPerson:
    @pytest.fixture
    def written(self, workspace: Workspace, make_draft) -> Workspace:
        columns = {**TWO, "csm": ["Dana Ortiz", "DANA ORTIZ / Bo"]}
        import_list(workspace, make_draft(columns))
        note = "Dana Ortiz said so; Danaë Ortizan did not"
        with workspace.step(Action.ANSWER):
            workspace.answers.save(Answer(QUESTION, YES, note=note, respondent="dana ortiz"))
        with workspace.step(Action.ASSIGN_OWNER):
            workspace.plan.set_owner(INITIATIVE, "Dana Ortiz")
        return workspace

    def test_the_places_that_hold_a_name_are_counted(self, written: Workspace) -> None:
        assert written.history.find_person("Dana Ortiz") == {
            "answer": 1,
            "initiative_owner": 1,
            "list_column": 2,
            "change": 2,
        }

    def test_a_name_is_gone_from_every_row_and_line(self, written: Workspace) -> None:
        erasure = written.history.erase_person(" Dana Ortiz ")
        assert erasure.rows == {"answer": 1, "initiative_owner": 1, "list_column": 2}
        assert erasure.log_entries == 2
        assert written.history.find_person("Dana Ortiz") == {}
        answer = written.answers.all()[QUESTION]
        assert answer.note == "[erased] said so; Danaë Ortizan did not"
        table = written.accounts.table(ListRole.CURRENT)
        assert table is not None
        assert table.columns["csm"] == ("[erased]", "[erased] / Bo")

    def test_a_name_is_gone_from_what_was_assessed(self, workspace: Workspace) -> None:
        said = Answer(QUESTION, text="Ask Dana Ortiz", deferred="dana ortiz", owner="Dana Ortiz")
        workspace.answers.save(said)
        workspace.responses.add("Dana Ortiz", RespondentRole.CSM, [said])
        texts = ["Dana Ortiz does it", "so is Dana Ortiz", "Relieve Dana Ortiz"]
        workspace.observations.save(Observation(ObservationId(0), QUESTION, *texts))
        workspace.service_tiers.choose(AccountKey("A1"), ServiceTierId("digital"), "Dana Ortiz")
        erasure = workspace.history.erase_person("Dana Ortiz")
        assert erasure.rows == {
            "answer": 1,
            "respondent": 1,
            "response": 1,
            "observation": 1,
            "service_tier_choice": 1,
        }
        erased = "[erased]"
        told = replace(said, text=f"Ask {erased}", deferred=erased, owner=erased)
        assert workspace.answers.all() == {QUESTION: told}
        (response,) = workspace.responses.all()
        assert (response.respondent.name, response.answer) == (erased, told)
        (seen,) = workspace.observations.all()
        assert seen.issue == f"{erased} does it"
        assert workspace.history.find_person("Dana Ortiz") == {}

    def test_a_customer_called_like_the_person_stays_one_customer(
        self, workspace: Workspace, make_draft
    ) -> None:
        columns = {"account_id": ["Dana Ortiz", "DANA ORTIZ", "B2"]}
        workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
        for key in map(AccountKey, columns["account_id"]):
            workspace.answers.save(Answer(QUESTION, YES, note=key[:2], subject=key))
            workspace.service_tiers.choose(key, ServiceTierId("digital"))
        workspace.history.erase_person("Dana Ortiz")
        table = workspace.accounts.table(ListRole.CURRENT)
        assert table is not None
        first, second, other = table.keys
        assert first != second
        assert (first[:9], second[:9], other) == ("[erased] ", "[erased] ", "B2")
        assert workspace.answers.all(first)[QUESTION].note == "Da"
        assert workspace.answers.all(second)[QUESTION].note == "DA"
        assert workspace.service_tiers.all().keys() == set(table.keys)

    def test_the_chain_holds_and_the_lines_stay(self, written: Workspace) -> None:
        before = len(written.history.entries())
        written.history.erase_person("Dana Ortiz")
        assert written.history.verify() is None
        entries = written.history.entries()
        assert len(entries) == before + 1
        assert (entries[0].action, entries[0].is_erased) == (Action.ERASE_PERSON, False)
        assert sum(entry.is_erased for entry in entries) == 2

    def test_nothing_can_be_undone_afterwards(self, written: Workspace) -> None:
        written.history.erase_person("Dana Ortiz")
        assert written.history.state() == UndoState()

    def test_no_byte_of_the_name_is_left_in_the_file(self, written: Workspace) -> None:
        path = written.path
        written.history.erase_person("Dana Ortiz")
        written.close()
        assert b"dana ortiz" not in path.read_bytes().lower()

    def test_a_name_of_two_letters_is_refused(self, workspace: Workspace) -> None:
        with pytest.raises(WrongUsage, match="whole name"):
            workspace.history.erase_person(" Bo ")


class TestAttachments:
    def test_two_files_of_one_name_stay_two(self, workspace: Workspace) -> None:
        first = workspace.attachments.add(QUESTION, "minutes.pdf", b"one")
        second = workspace.attachments.add(QUESTION, "minutes.pdf", b"two")
        assert workspace.attachments.all() == (first, second)
        assert workspace.attachments.content(first.id) == b"one"
        assert workspace.attachments.content(second.id) == b"two"

    def test_a_removed_file_comes_back_with_an_undo(self, workspace: Workspace) -> None:
        content = bytes(range(256)) * 9
        with workspace.step(Action.ATTACH_FILE):
            kept = workspace.attachments.add(QUESTION, "Screenshot.png", content)
        with workspace.step(Action.REMOVE_FILE):
            workspace.attachments.remove([kept.id])
        assert workspace.attachments.all() == ()
        workspace.history.undo()
        assert workspace.attachments.all() == (kept,)
        assert workspace.attachments.content(kept.id) == content

    def test_the_bytes_of_a_removed_file_go_when_undo_is_forgotten(
        self, workspace: Workspace
    ) -> None:
        kept = workspace.attachments.add(QUESTION, "a.txt", b"secret words")
        workspace.attachments.remove([kept.id])
        workspace.history.forget_undo()
        assert workspace.database.rows("SELECT hash FROM attachment_content") == []


def test_forgetting_undo_leaves_nothing_to_undo(workspace: Workspace) -> None:
    say(workspace, YES)
    workspace.history.forget_undo()
    assert workspace.history.state() == UndoState()
    assert choice(workspace) == YES
    assert workspace.history.entries(1)[0].action is Action.FORGET_UNDO
