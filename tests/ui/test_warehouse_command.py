"""Writing the health score for a warehouse on the command line."""

from __future__ import annotations

from tests.ui.command_workspaces import fingerprint, make_workspace
from ui.command_line import run_command


def test_the_scorecard_in_force_is_written_and_the_workspace_left_as_it_was(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk")
    before, out = fingerprint(path), tmp_path / "out"
    assert run_command(["warehouse", str(path), str(out)]) == 0
    assert str(out / "README.md") in capsys.readouterr().out.splitlines()
    assert "(`ten_signals`, version" in (out / "README.md").read_text()
    assert "'ten_signals' AS scorecard" in (out / "snowflake" / "health_score.sql").read_text()
    assert fingerprint(path) == before


def test_a_folder_that_is_in_use_is_refused_in_a_sentence(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk")
    assert run_command(["warehouse", str(path), str(tmp_path)]) == 2
    assert "is no empty folder" in capsys.readouterr().err
