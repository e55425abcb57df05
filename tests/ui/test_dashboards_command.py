"""Writing boards as workbooks on the command line."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from tests.ui.command_workspaces import fingerprint, make_workspace
from ui.command_line import run_command

CUSTOMERS = "Customer ID,Customer,ARR (GBP),Renewal Date\nC-1,Acme,1200,2026-09-30\nC-2,Brook,,\n"


@pytest.fixture
def workspace(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk")
    (tmp_path / "list.csv").write_text(CUSTOMERS)
    arguments = ["import", str(path), str(tmp_path / "list.csv"), "--as-of", "2026-03-31"]
    assert run_command(arguments) == 0
    capsys.readouterr()
    return path


def test_what_the_lists_give_is_written_and_nothing_written_over(workspace, tmp_path, capsys):
    out, before = tmp_path / "out", fingerprint(workspace)
    for name in ("Harbourlight Software 2026-03-31", "Harbourlight Software 2026-03-31 (2)"):
        assert run_command(["dashboards", str(workspace), "--out", str(out)]) == 0
        written = capsys.readouterr().out.splitlines()
        assert str(out / f"{name} weekly snapshot.xlsx") in written
    week = load_workbook(out / "Harbourlight Software 2026-03-31 weekly snapshot.xlsx")["Week"]
    assert week["B2"].value == 2
    assert fingerprint(workspace) == before


def test_a_client_without_lists_is_told_in_a_sentence_and_no_folder_is_made(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk")
    assert run_command(["dashboards", str(path), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("There is no board to write yet")
    assert not (tmp_path / "out").exists()
