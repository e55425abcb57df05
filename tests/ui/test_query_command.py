"""Asking a client's tables on the command line."""

from __future__ import annotations

import csv

import pytest

from csdesk.content import load_library
from tests.ui.command_workspaces import PHRASE, fingerprint, make_workspace, write_phrase
from ui.command_line import run_command

CUSTOMERS = "Customer ID,Customer,ARR (GBP),Renewal Date\nC-1,Acme,1200,2026-09-30\nC-2,=Brook,,\n"


@pytest.fixture
def workspace(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk")
    (tmp_path / "list.csv").write_text(CUSTOMERS)
    arguments = ["import", str(path), str(tmp_path / "list.csv"), "--as-of", "2026-03-31"]
    assert run_command(arguments) == 0
    capsys.readouterr()
    return path


def test_the_queries_that_ship_are_listed(workspace, capsys):
    assert run_command(["query", str(workspace)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == [one.id for one in load_library().queries]


def test_rows_are_printed_and_nothing_is_changed(workspace, capsys):
    before = fingerprint(workspace)
    sql = "SELECT key, arr, renewal_date, :as_of AS day FROM accounts WHERE arr > :a OR arr IS NULL"
    assert run_command(["query", str(workspace), "--sql", sql, "--set", "a=1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "key\tarr\trenewal_date\tday",
        "C-1\t1200.0\t2026-09-30\t2026-03-31",
        "C-2\t\t\t2026-03-31",
    ]
    assert fingerprint(workspace) == before


def test_a_shipped_query_takes_other_numbers(workspace, capsys):
    arguments = ["query", str(workspace), "events_by_customer", "--set"]
    assert run_command([*arguments, "days=7"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert run_command([*arguments, "weeks=7"]) == 2
    assert "It has: days." in capsys.readouterr().err


def test_a_wrong_query_is_one_sentence(workspace, capsys):
    assert run_command(["query", str(workspace), "--sql", "SELECT arr FROM account"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1].startswith("Line 1, column 17: there is no table “account”")
    assert run_command(["query", str(workspace), "no_such"]) == 2
    assert "no_such" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["days", "days=x", "days=nan"])
def test_only_numbers_are_set(workspace, capsys, number):
    with pytest.raises(SystemExit) as end:
        run_command(["query", str(workspace), "events_by_customer", "--set", number])
    assert end.value.code == 2


def test_rows_are_written_without_formulas(workspace, tmp_path, capsys):
    out = tmp_path / "rows.csv"
    sql = "SELECT account_name, arr FROM accounts ORDER BY key"
    arguments = ["query", str(workspace), "--sql", sql, "--out", str(out)]
    assert run_command(arguments) == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["account_name", "arr"],
            ["Acme", "1200.0"],
            ["'=Brook", ""],
        ]
    assert run_command(arguments) == 2
    assert "is there already" in capsys.readouterr().err
    assert run_command([*arguments[:-1], str(tmp_path / "rows.txt")]) == 2


def test_rows_are_written_as_a_workbook(workspace, tmp_path):
    from openpyxl import load_workbook

    out = tmp_path / "rows.xlsx"
    sql = "SELECT account_name, arr FROM accounts ORDER BY key"
    assert run_command(["query", str(workspace), "--sql", sql, "--out", str(out)]) == 0
    book = load_workbook(out)
    assert [[cell.value for cell in row] for row in book.active] == [
        ["account_name", "arr"],
        ["Acme", 1200],
        ["=Brook", None],
    ]
    assert book.active["A3"].data_type == "s"
    book.close()


def test_an_encrypted_client_is_asked_in_memory_alone(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", PHRASE)
    phrase = write_phrase(tmp_path / "phrase.txt")
    before = {one.name for one in tmp_path.iterdir()}
    sql = "SELECT COUNT(*) FROM accounts"
    arguments = ["query", str(path), "--sql", sql, "--pass-phrase-file", str(phrase)]
    assert run_command(arguments) == 0
    assert capsys.readouterr().out == "COUNT(*)\n0\n"
    assert {one.name for one in tmp_path.iterdir()} == before


def test_more_rows_than_are_shown_are_told(workspace, capsys):
    sql = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10001) "
        "SELECT i FROM n"
    )
    assert run_command(["query", str(workspace), "--sql", sql]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 10_001
    assert said.err.splitlines()[-1] == "These are the first of 10,001 rows."
