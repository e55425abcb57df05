"""The change log without a window: lines for scripts, a table for spreadsheets."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_client
from csdesk.storage.books.content_sums import write_sums
from csdesk.storage.file.connection import connect
from csdesk.storage.workspace import open_workspace
from tests.ui.command_workspaces import PHRASE, make_workspace, write_phrase
from ui.command_line import run_command

NASTY = "\x1b[31m=1+1\u202e\x9b"


@pytest.fixture
def workspace(tmp_path) -> Path:
    return make_workspace(tmp_path / "client.csdesk", notes=["first", NASTY])


def read_lines(capsys) -> list[list[str]]:
    titles, *lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert titles[:4] == ["Line", "Step", "Time (UTC)", "Person"]
    assert {len(line) for line in lines} <= {len(titles)}
    return lines


def test_each_line_is_one_change_the_newest_first(workspace, capsys):
    assert run_command(["log", str(workspace)]) == 0
    lines = read_lines(capsys)
    assert [int(line[0]) for line in lines] == list(range(len(lines), 0, -1))
    assert [line[4] for line in lines[:2]] == ["answer", "answer"]
    assert {line[3] for line in lines} == {"Ada"}
    assert {line[5] for line in lines} == {"Harbourlight Software"}


def test_lines_can_be_chosen_by_person_action_and_day(workspace, capsys):
    run_command(["log", str(workspace), "--action", "start_client"])
    assert {line[4] for line in read_lines(capsys)} == {"start_client"}
    run_command(["log", str(workspace), "--person", "grace"])
    assert read_lines(capsys) == []
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    run_command(["log", str(workspace), "--since", tomorrow.isoformat()])
    assert read_lines(capsys) == []
    run_command(["log", str(workspace), "--person", "ADA", "--since", "2026-01-01"])
    assert len(read_lines(capsys)) >= 3


def test_a_person_whom_nobody_knows_is_told(workspace, capsys):
    assert run_command(["log", str(workspace), "--person", "Grace"]) == 0
    said = capsys.readouterr()
    assert said.err == "Nobody in the change log is called “Grace”.\n"
    assert said.out.count("\n") == 1
    run_command(["log", str(workspace), "--person", "ada", "--action", "undo"])
    assert capsys.readouterr().err == ""


def test_lines_that_came_along_with_a_client_are_marked(workspace, tmp_path, capsys):
    exported, target = tmp_path / "exported.csdesk", tmp_path / "other.csdesk"
    start_client(target, Client("Lantern", "EUR"), person="Ada").close()
    assert run_command(["export-client", str(workspace), str(exported)]) == 0
    assert run_command(["import-client", str(target), str(exported)]) == 0
    with open_workspace(target, person="Ada") as opened:
        save_answer(opened, Answer(QuestionId("q.9"), ChoiceId("yes")))
    capsys.readouterr()
    run_command(["log", str(target)])
    newest, came, *older = read_lines(capsys)
    assert (newest[4], newest[-1]) == ("answer", "")
    assert (came[4], came[-1]) == ("import_client", "")
    marks = {(line[5], line[-1]) for line in older}
    assert marks == {("Harbourlight Software", "yes"), ("Lantern", "")}


def test_an_unknown_action_is_told_what_there_is(workspace, capsys):
    with pytest.raises(SystemExit) as end:
        run_command(["log", str(workspace), "--action", "nonsense"])
    assert end.value.code == 2
    assert "import_list" in capsys.readouterr().err


def test_a_terminal_is_shown_no_sign_that_it_would_obey(workspace, capsys):
    run_command(["log", str(workspace)])
    printed = capsys.readouterr().out
    assert "=1+1" in printed
    assert not set(printed) & {"\x1b", "\x9b", "\u202e"}


def test_the_log_is_written_as_a_table_once(workspace, tmp_path, capsys):
    target = tmp_path / "log.csv"
    assert run_command(["log", str(workspace), "--out", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Action"] for row in rows[:2]] == ["answer", "answer"]
    assert run_command(["log", str(workspace), "--out", str(target)]) == 2
    assert "already" in capsys.readouterr().err
    assert run_command(["log", str(workspace), "--out", str(tmp_path / "log.xlsx")]) == 2


def test_a_log_that_another_program_changed_is_shown_and_ends_with_4(workspace, capsys):
    database = connect(workspace)
    database.write("UPDATE change SET person = 'Mallory' WHERE id = 2")
    write_sums(database)
    database.close()
    assert run_command(["log", str(workspace)]) == 4
    said = capsys.readouterr()
    assert "Mallory" in said.out
    assert "line 2 of the change log" in said.err


def test_reading_the_log_changes_nothing(workspace, capsys):
    before = workspace.read_bytes()
    run_command(["log", str(workspace)])
    assert workspace.read_bytes() == before
    assert [path.name for path in workspace.parent.iterdir()] == [workspace.name]


def test_a_log_of_an_encrypted_workspace_needs_the_pass_phrase(tmp_path, capsys):
    workspace = make_workspace(tmp_path / "secret.csdesk", PHRASE, ["first"])
    assert run_command(["log", str(workspace)]) == 4
    phrase = write_phrase(tmp_path / "phrase.txt")
    assert run_command(["log", str(workspace), "--pass-phrase-file", str(phrase)]) == 0
    assert len(read_lines(capsys)) >= 2
