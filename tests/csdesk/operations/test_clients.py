"""Several clients in one workspace: each is looked at by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.errors import WorkspaceUnusable, WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import add_client, change_client, choose_client, start_client
from csdesk.operations.history import undo
from csdesk.storage.workspace import open_workspace
from tests.csdesk.operations.conftest import AS_OF, CLIENT


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
