"""A person or a client who must go is gone from the file; the copies that still know are named."""

from __future__ import annotations

import json
import unicodedata

import pytest

from csdesk.errors import WorkspaceUnusable, WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.model.imports import ListRole
from csdesk.model.workspaces import BackupReason
from csdesk.operations.answers import clear_answer, save_answer
from csdesk.operations.backups import back_up, find_backups
from csdesk.operations.clients import add_client
from csdesk.operations.erasure import erase_person, find_person, remove_client
from csdesk.operations.history import read_log, undo
from csdesk.operations.imports import import_list
from csdesk.settings import Settings
from csdesk.storage.workspace import open_workspace
from tests.csdesk.operations.conftest import AS_OF

SETTINGS = Settings(person="Ada Lovelace")
NAME = "Grace Hopper"


def told_by(answer, note: str = f"Said by {NAME}"):
    return answer(0, 0, note=note, respondent=NAME)


def test_an_erased_person_stands_nowhere_in_the_file(workspace, answer):
    save_answer(workspace, told_by(answer))
    done = erase_person(workspace, NAME, SETTINGS).result
    assert done.erasure.rows == {"answer": 1}
    assert done.erasure.log_entries == 1
    assert find_person(workspace, NAME) == {}
    assert workspace.answers.all()[answer().question].note == "Said by [erased]"
    path = workspace.path
    workspace.close()
    assert NAME.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    "written",
    [
        unicodedata.normalize("NFD", "Zoë Müller"),
        "ZOË MÜLLER",
        "Zoë  Müller",
        "Zoë\nMüller",
        "Zoë\N{NO-BREAK SPACE}Müller",
    ],
)
def test_a_name_is_found_however_its_accents_and_spaces_are_written(workspace, answer, written):
    save_answer(workspace, answer(0, 0, note=f"Said by {written}."))
    clear_answer(workspace, answer().question)
    save_answer(workspace, answer(0, 0, note=f"Said by {written}, twice"))
    erase_person(workspace, "Zoë Müller", SETTINGS)
    assert workspace.answers.all()[answer().question].note == "Said by [erased], twice"
    path = workspace.path
    workspace.close()
    content = path.read_bytes()
    for text in (written, json.dumps(written, ensure_ascii=False)[1:-1]):
        assert text.encode() not in content


def test_the_log_still_holds_and_nothing_can_be_undone(workspace, answer):
    save_answer(workspace, told_by(answer))
    erase_person(workspace, NAME, SETTINGS)
    assert workspace.history.verify() is None
    assert undo(workspace).result is None
    erased = [entry for entry in read_log(workspace).entries if entry.is_erased]
    assert [entry.action for entry in erased] == [Action.ANSWER]


def test_the_backups_that_still_hold_the_person_are_named(workspace, answer):
    before = back_up(workspace, SETTINGS)
    save_answer(workspace, told_by(answer))
    with_person = back_up(workspace, SETTINGS)
    unreadable = back_up(workspace, SETTINGS)
    unreadable.path.chmod(0o600)
    unreadable.path.write_bytes(b"\0" * 8192)
    done = erase_person(workspace, NAME, SETTINGS).result
    made_now = [
        backup
        for backup in find_backups(workspace.path, SETTINGS)
        if backup.reason is BackupReason.BEFORE_ERASURE
    ]
    assert {backup.path for backup in done.holding} == {with_person.path, made_now[0].path}
    assert [backup.path for backup in done.unread] == [unreadable.path]
    assert before.path.exists()


def test_a_name_that_only_a_backup_holds_costs_no_undo(workspace, answer):
    save_answer(workspace, told_by(answer))
    backup = back_up(workspace, SETTINGS)
    clear_answer(workspace, answer().question)
    workspace.history.erase_person(NAME)
    save_answer(workspace, answer(1))
    done = erase_person(workspace, NAME, SETTINGS)
    assert done.changes is Changes.NONE
    assert [held.path for held in done.result.holding] == [backup.path]
    assert find_backups(workspace.path, SETTINGS) == (backup,)
    assert undo(workspace).result.action is Action.ANSWER


def test_nothing_is_erased_without_a_backup(workspace, answer, tmp_path):
    save_answer(workspace, told_by(answer))
    unplugged = Settings(backup_folder=tmp_path / "unplugged")
    with pytest.raises(WorkspaceUnusable, match="unplugged"):
        erase_person(workspace, NAME, unplugged)
    assert find_person(workspace, NAME) == {"answer": 1, "change": 1}


def test_a_name_of_two_letters_is_refused_before_a_backup_is_made(workspace):
    with pytest.raises(WrongUsage, match="three letters"):
        erase_person(workspace, "Al", SETTINGS)
    assert find_backups(workspace.path, SETTINGS) == ()


def test_a_removed_client_leaves_no_trace_but_that_one_was_removed(workspace, answer, make_list):
    first = workspace.clients.engagement().id
    save_answer(workspace, told_by(answer))
    import_list(workspace, make_list({"Quayside Payroll": 1200.0}), ListRole.CURRENT, AS_OF)
    add_client(workspace, Client("Lantern", "EUR"), as_of=AS_OF)
    backup = remove_client(workspace, first, SETTINGS).result
    assert backup.reason is BackupReason.BEFORE_REMOVAL
    assert [audit.client.name for audit in workspace.clients.all()] == ["Lantern"]
    assert read_log(workspace).entries[0].action is Action.REMOVE_CLIENT
    path = workspace.path
    workspace.close()
    for secret in ("Harbourlight", "Quayside", NAME):
        assert secret.encode() not in path.read_bytes()
    with open_workspace(backup.path, read_only=True) as copy:
        assert "Harbourlight Software" in {audit.client.name for audit in copy.clients.all()}


def test_removing_a_client_cannot_be_undone(workspace):
    first = workspace.clients.engagement().id
    add_client(workspace, Client("Lantern", "EUR"))
    remove_client(workspace, first, SETTINGS)
    assert undo(workspace).result is None
