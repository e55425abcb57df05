"""Empty tables on the command line."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from ui.command_line import run_command


def test_the_tables_that_are_named_are_written_and_the_path_printed(tmp_path, capsys):
    path = tmp_path / "tables.xlsx"
    assert run_command(["template", "support", "users", "--out", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert load_workbook(path).sheetnames == ["Read me", "Users", "Support requests"]


def test_without_a_name_every_table_is_written(tmp_path):
    path = tmp_path / "tables.xlsx"
    assert run_command(["template", "--out", str(path)]) == 0
    assert len(load_workbook(path).sheetnames) == 18


def test_a_file_that_is_there_is_not_written_over(tmp_path, capsys):
    path = tmp_path / "tables.xlsx"
    path.write_bytes(b"mine")
    assert run_command(["template", "--out", str(path)]) == 2
    assert "there already" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"


def test_another_kind_of_file_is_refused(tmp_path, capsys):
    assert run_command(["template", "--out", str(tmp_path / "tables.csv")]) == 2
    assert "“tables.csv”" in capsys.readouterr().err


def test_an_unknown_table_names_those_that_there_are(tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        run_command(["template", "customers", "--out", str(tmp_path / "tables.xlsx")])
    assert end.value.code == 2
    assert "“customers” is no kind. There are: accounts, users" in capsys.readouterr().err
