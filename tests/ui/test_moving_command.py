"""Moving a client without a window: out to a file of its own, and into another workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.operations.clients import add_client, start_client
from csdesk.storage.workspace import open_workspace
from tests.ui.command_workspaces import CLIENT, PHRASE, make_workspace, write_phrase
from ui.command_line import run_command


@pytest.fixture
def workspace(tmp_path) -> Path:
    """Return a workspace with two clients, of which the second is looked at."""
    path = make_workspace(tmp_path / "both.csdesk", notes=["as it was"])
    with open_workspace(path) as both:
        add_client(both, Client("Lantern", "EUR"))
    return path


@pytest.fixture
def other(tmp_path) -> Path:
    """Return a workspace with one client of another name."""
    path = tmp_path / "other.csdesk"
    start_client(path, Client("Quayside", "GBP")).close()
    return path


def names(path: Path, phrase: str | None = None) -> list[str]:
    with open_workspace(path, phrase=phrase, read_only=True) as workspace:
        return [audit.client.name for audit in workspace.clients.all()]


def notes(path: Path) -> list[str]:
    with open_workspace(path, read_only=True) as workspace:
        return [answer.note for answer in workspace.answers.all().values()]


def test_a_client_leaves_by_name_and_arrives_elsewhere(workspace, other, tmp_path, capsys):
    moved = tmp_path / "moved.csdesk"
    arguments = ["export-client", str(workspace), str(moved), "--client", "harbourlight software"]
    assert run_command(arguments) == 0
    assert names(moved) == [CLIENT.name]
    assert notes(moved) == ["as it was"]
    assert run_command(["import-client", str(other), str(moved)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(moved), CLIENT.name]
    assert names(other) == ["Quayside", CLIENT.name]
    assert notes(other) == ["as it was"]


def test_exporting_is_logged_and_changes_nothing_else(workspace, tmp_path):
    target = str(tmp_path / "moved.csdesk")
    arguments = ["export-client", str(workspace), target, "--client", CLIENT.name]
    assert run_command([*arguments, "--person", "Grace Hopper"]) == 0
    with open_workspace(workspace) as both:
        assert both.clients.client().name == "Lantern"
        newest = both.history.entries(limit=1)[0]
    assert (newest.action, newest.person) == (Action.EXPORT_CLIENT, "Grace Hopper")


def test_without_a_name_the_client_that_is_looked_at_leaves(workspace, tmp_path):
    moved = tmp_path / "moved.csdesk"
    assert run_command(["export-client", str(workspace), str(moved)]) == 0
    assert names(moved) == ["Lantern"]


def test_an_unknown_client_is_told_who_there_is(workspace, tmp_path, capsys):
    moved = tmp_path / "moved.csdesk"
    arguments = ["export-client", str(workspace), str(moved), "--client", "nobody"]
    assert run_command(arguments) == 2
    assert "“Harbourlight Software” and “Lantern”" in capsys.readouterr().err
    assert not moved.exists()


def test_a_client_safe_file_names_nobody(workspace, tmp_path, capsys):
    moved = tmp_path / "moved.csdesk"
    arguments = ["export-client", str(workspace), str(moved), "--client", CLIENT.name]
    assert run_command([*arguments, "--alias", "Client B"]) == 2
    assert run_command([*arguments, "--client-safe", "--alias", "Client B"]) == 0
    assert names(moved) == ["Client B"]
    content = moved.read_bytes()
    assert b"Harbourlight" not in content
    assert b"as it was" not in content


def test_an_exported_file_is_not_written_over(workspace, other, capsys):
    before = other.read_bytes()
    assert run_command(["export-client", str(workspace), str(other)]) == 4
    assert other.read_bytes() == before


def test_a_client_that_is_there_already_comes_under_another_name(workspace, tmp_path, capsys):
    moved = tmp_path / "moved.csdesk"
    assert run_command(["export-client", str(workspace), str(moved)]) == 0
    assert run_command(["import-client", str(workspace), str(moved)]) == 2
    assert run_command(["import-client", str(workspace), str(moved), "--as", "Lantern 2"]) == 0
    assert names(workspace) == [CLIENT.name, "Lantern", "Lantern 2"]


def test_which_client_is_meant_must_be_said_where_there_are_two(workspace, other, capsys):
    assert run_command(["import-client", str(other), str(workspace)]) == 2
    chosen = ["import-client", str(other), str(workspace), "--client", CLIENT.name]
    assert run_command(chosen) == 0
    assert names(other) == ["Quayside", CLIENT.name]


def test_each_file_has_a_pass_phrase_of_its_own(tmp_path, other, capsys):
    secret = make_workspace(tmp_path / "secret.csdesk", PHRASE)
    present = ["--pass-phrase-file", str(write_phrase(tmp_path / "present.txt"))]
    new = str(write_phrase(tmp_path / "new.txt", "other horse"))
    moved = tmp_path / "moved.csdesk"
    arguments = ["export-client", str(secret), str(moved), *present]
    assert run_command([*arguments, "--new-pass-phrase-file", new]) == 0
    assert names(moved, "other horse") == [CLIENT.name]
    assert run_command(["import-client", str(other), str(moved)]) == 4
    assert "--source-pass-phrase-file" in capsys.readouterr().err
    arguments = ["import-client", str(other), str(moved), "--source-pass-phrase-file", new]
    assert run_command(arguments) == 0
    assert names(other) == ["Quayside", CLIENT.name]
