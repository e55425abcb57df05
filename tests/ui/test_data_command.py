"""What is in use in a workspace, on the command line."""

from __future__ import annotations

from tests.ui.command_workspaces import fingerprint, make_workspace
from ui.command_line import run_command

CUSTOMERS = """Customer ID,Customer,ARR (GBP),Renewal Date,CSM
C-1,Acme,1200,2026-09-30,Ada
C-2,Brook,2400,2026-10-31,
,,3700,2026-11-30,Ben
"""


def test_an_empty_workspace_says_so(tmp_path, capsys):
    workspace = make_workspace(tmp_path / "client.csdesk")
    assert run_command(["data", str(workspace)]) == 0
    assert capsys.readouterr().out == "Nothing has been imported.\n"


def test_the_lists_their_sources_and_what_is_wrong_with_them_are_told(tmp_path, capsys):
    workspace = make_workspace(tmp_path / "client.csdesk")
    (tmp_path / "list.csv").write_text(CUSTOMERS)
    arguments = ["import", str(workspace), str(tmp_path / "list.csv"), "--as-of", "2026-03-31"]
    assert run_command(arguments) == 0
    before = fingerprint(workspace)
    capsys.readouterr()
    assert run_command(["data", str(workspace)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [
        "list.csv: current, 31 Mar 2026",
        "  list: Customers, 2 customers, 1 row left out",
    ]
    assert "Billing: nothing imported" in said
    assert any(line.startswith("CRM: 2 records, 100") for line in said)
    assert any(line.startswith("fails (CS Operations): ") for line in said)
    assert sum("It would unlock: " in line for line in said) == 5
    assert fingerprint(workspace) == before
