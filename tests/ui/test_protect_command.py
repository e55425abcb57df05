"""Protecting a workspace without a window: its content stays, only who can read it changes."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import pytest

from tests.ui.command_workspaces import PHRASE, fingerprint, make_workspace, write_phrase
from ui.command_line import run_command


@pytest.fixture
def workspace(tmp_path) -> Path:
    return make_workspace(tmp_path / "client.csdesk", notes=["as it was"])


@pytest.fixture
def new(tmp_path) -> list[str]:
    """Return the option that gives the new pass phrase."""
    return ["--new-pass-phrase-file", str(write_phrase(tmp_path / "new.txt"))]


def old(tmp_path, phrase: str = PHRASE) -> list[str]:
    return ["--pass-phrase-file", str(write_phrase(tmp_path / "old.txt", phrase))]


def test_a_pass_phrase_is_set_changed_and_removed(workspace, tmp_path, new, capsys):
    before = fingerprint(workspace)
    assert run_command(["protect", str(workspace), *new]) == 0
    assert fingerprint(workspace, PHRASE) == before
    assert b"as it was" not in workspace.read_bytes()

    other = ["--new-pass-phrase-file", str(write_phrase(tmp_path / "other.txt", "other horse"))]
    assert run_command(["protect", str(workspace), *old(tmp_path), *other]) == 0
    assert fingerprint(workspace, "other horse") == before

    present = old(tmp_path, "other horse")
    assert run_command(["protect", str(workspace), *present, "--remove"]) == 0
    assert fingerprint(workspace) == before
    assert capsys.readouterr().out.splitlines() == [str(workspace)] * 3


def test_how_long_a_new_pass_phrase_holds_is_told(workspace, tmp_path, capsys):
    weak = ["--new-pass-phrase-file", str(write_phrase(tmp_path / "weak.txt", "password"))]
    assert run_command(["protect", str(workspace), *weak]) == 0
    said = capsys.readouterr().err
    assert said.startswith("Very weak pass phrase.")
    assert "password" not in said.replace("pass phrase", "")


def test_a_wrong_pass_phrase_changes_nothing(tmp_path, new, capsys):
    workspace = make_workspace(tmp_path / "secret.csdesk", PHRASE)
    before = workspace.read_bytes()
    assert run_command(["protect", str(workspace), *old(tmp_path, "wrong horse"), *new]) == 4
    assert run_command(["protect", str(workspace), *new]) == 4
    assert "--pass-phrase-file" in capsys.readouterr().err
    assert workspace.read_bytes() == before


def test_what_is_wanted_must_be_said(workspace, new, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert run_command(["protect", str(workspace)]) == 2
    assert run_command(["protect", str(workspace), *new, "--remove"]) == 2
    assert run_command(["protect", str(workspace), "--remove"]) == 2
    assert "not encrypted" in capsys.readouterr().err


def test_on_a_terminal_the_new_one_is_asked_for_twice_before_the_present_one(
    tmp_path, monkeypatch, capsys
):
    workspace = make_workspace(tmp_path / "secret.csdesk", PHRASE)
    typed = ["other horse", "other horse", PHRASE]
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: typed.pop(0))
    assert run_command(["protect", str(workspace)]) == 0
    assert typed == []
    assert fingerprint(workspace, "other horse")


def test_backups_that_anybody_can_read_are_pointed_out(workspace, new, capsys):
    run_command(["backup", str(workspace)])
    assert run_command(["protect", str(workspace), *new]) == 0
    assert "1 backup in" in capsys.readouterr().err


def test_backups_with_an_earlier_pass_phrase_are_pointed_out(workspace, tmp_path, new, capsys):
    run_command(["backup", str(workspace)])
    run_command(["protect", str(workspace), *new])
    run_command(["backup", str(workspace), *old(tmp_path)])
    capsys.readouterr()
    other = ["--new-pass-phrase-file", str(write_phrase(tmp_path / "other.txt", "other horse"))]
    assert run_command(["protect", str(workspace), *old(tmp_path), *other]) == 0
    folder = workspace.with_name("client.backups")
    said = capsys.readouterr().err
    assert f"1 backup in {folder} can be read without a pass phrase." in said
    assert f"1 backup in {folder} can be read only with the pass phrase that the" in said


def test_encrypted_backups_of_a_file_that_is_encrypted_no_longer_are_pointed_out(tmp_path, capsys):
    workspace = make_workspace(tmp_path / "secret.csdesk", PHRASE)
    run_command(["backup", str(workspace), *old(tmp_path)])
    assert run_command(["protect", str(workspace), *old(tmp_path), "--remove"]) == 0
    said = capsys.readouterr().err
    assert "can be read only with the pass phrase" in said
    assert "without a pass phrase" not in said


def test_old_backups_that_would_not_go_are_pointed_out(workspace, new, capsys, monkeypatch):
    run_command(["backup", str(workspace)])
    monkeypatch.setattr("csdesk.operations.backups.delete_backups", lambda _wanted: None)
    assert run_command(["protect", str(workspace), *new, "--remove-old-backups"]) == 0
    assert "1 backup in" in capsys.readouterr().err


def test_old_backups_go_once_there_is_a_new_one(workspace, tmp_path, new, capsys):
    for _ in range(3):
        run_command(["backup", str(workspace)])
    assert run_command(["protect", str(workspace), *new, "--remove-old-backups"]) == 0
    (left,) = workspace.with_name("client.backups").iterdir()
    assert fingerprint(left, PHRASE) == fingerprint(workspace, PHRASE)
    assert "can be read" not in capsys.readouterr().err


def test_a_backup_of_an_earlier_pass_phrase_says_that_it_may_need_that_one(
    workspace, tmp_path, new, capsys
):
    run_command(["protect", str(workspace), *new])
    run_command(["backup", str(workspace), *old(tmp_path)])
    backup = capsys.readouterr().out.splitlines()[-1]
    target = str(tmp_path / "again.csdesk")
    later = old(tmp_path, "other horse")
    assert run_command(["restore", backup, target, *later]) == 4
    assert "phrase that the workspace had when it was made" in capsys.readouterr().err
    assert run_command(["restore", backup, target, *old(tmp_path)]) == 0


def test_a_workspace_that_is_open_keeps_its_protection(workspace, new, capsys):
    from csdesk.storage.workspace import open_workspace

    with open_workspace(workspace):
        assert run_command(["protect", str(workspace), *new]) == 4
    assert fingerprint(workspace)
