"""Backing up and restoring without a window: nothing is changed, nothing written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.storage.workspace import open_workspace
from tests.ui.command_workspaces import PHRASE, fingerprint, make_workspace, write_phrase
from ui.command_line import run_command


@pytest.fixture
def workspace(tmp_path) -> Path:
    return make_workspace(tmp_path / "client.csdesk", notes=["as it was"])


def written(capsys) -> list[Path]:
    return [Path(line) for line in capsys.readouterr().out.splitlines()]


def test_a_backup_is_named_on_standard_output_and_holds_the_same(workspace, capsys):
    before = workspace.read_bytes()
    assert run_command(["backup", str(workspace)]) == 0
    (backup,) = written(capsys)
    assert backup.parent == workspace.with_name("client.backups")
    assert fingerprint(backup) == fingerprint(workspace)
    assert workspace.read_bytes() == before


def test_a_backup_goes_where_it_is_sent(workspace, tmp_path, capsys):
    folder = tmp_path / "drive"
    folder.mkdir()
    assert run_command(["backup", str(workspace), "--to", str(folder)]) == 0
    assert folder in written(capsys)[0].parents
    assert run_command(["backup", str(workspace), "--to", str(tmp_path / "unplugged")]) == 4
    assert "unplugged" in capsys.readouterr().err


def test_a_backup_comes_back_as_a_new_file(workspace, tmp_path, capsys):
    run_command(["backup", str(workspace)])
    backup = str(written(capsys)[0])
    again = tmp_path / "again.csdesk"
    assert run_command(["restore", backup, str(again)]) == 0
    assert written(capsys) == [again]
    with open_workspace(again) as restored:
        assert [answer.note for answer in restored.answers.all().values()] == ["as it was"]


def test_a_backup_is_never_restored_over_a_file(workspace, capsys):
    run_command(["backup", str(workspace)])
    backup = str(written(capsys)[0])
    before = workspace.read_bytes()
    assert run_command(["restore", backup, str(workspace)]) == 4
    assert "there already" in capsys.readouterr().err
    assert workspace.read_bytes() == before


def test_a_damaged_workspace_is_not_backed_up(workspace, capsys):
    content = bytearray(workspace.read_bytes())
    place = content.index(b"as it was")
    content[place] ^= 1
    workspace.write_bytes(content)
    assert run_command(["backup", str(workspace)]) == 4
    assert list(workspace.with_name("client.backups").iterdir()) == []


def test_a_workspace_that_is_open_is_not_backed_up_behind_its_back(workspace, capsys):
    with open_workspace(workspace, person="Grace"):
        assert run_command(["backup", str(workspace)]) == 4
    assert "open" in capsys.readouterr().err


def test_a_workspace_of_an_older_format_is_backed_up_as_it_is(repository, tmp_path, capsys):
    workspace = tmp_path / "old.csdesk"
    workspace.write_bytes((repository / "tests" / "formats" / "format_1.csdesk").read_bytes())
    before = workspace.read_bytes()
    assert run_command(["backup", str(workspace)]) == 0
    (backup,) = written(capsys)
    assert " format 1 " in backup.name
    assert workspace.read_bytes() == before
    assert run_command(["restore", str(backup), str(tmp_path / "again.csdesk")]) == 0
    with open_workspace(tmp_path / "again.csdesk") as again:
        assert again.clients.all()


def test_an_encrypted_workspace_has_encrypted_backups(tmp_path, capsys):
    workspace = make_workspace(tmp_path / "secret.csdesk", PHRASE, ["as it was"])
    phrase = ["--pass-phrase-file", str(write_phrase(tmp_path / "phrase.txt"))]
    assert run_command(["backup", str(workspace)]) == 4
    assert "--pass-phrase-file" in capsys.readouterr().err
    assert run_command(["backup", str(workspace), *phrase]) == 0
    (backup,) = written(capsys)
    assert b"as it was" not in backup.read_bytes()
    again = tmp_path / "again.csdesk"
    assert run_command(["restore", str(backup), str(again)]) == 4
    assert run_command(["restore", str(backup), str(again), *phrase]) == 0
    assert fingerprint(again, PHRASE) == fingerprint(workspace, PHRASE)
