"""Checking a workspace without a window: 0 for a whole one, 4 and every problem for another."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.assessments import Observation
from csdesk.model.identifiers import ChoiceId, ObservationId, QuestionId
from csdesk.model.respondents import RespondentRole
from csdesk.model.workspaces import Salvaged
from csdesk.storage.workspace import create_workspace, open_workspace
from tests.ui.command_workspaces import PHRASE, make_workspace, write_phrase
from ui.check_command import describe_part
from ui.command_line import run_command

PROJECT = Path(__file__).parents[2]


def flip(path: Path, text: bytes) -> None:
    """Change one bit of a text where it stands in its row, not where the log quotes it."""
    content = bytearray(path.read_bytes())
    found = next(place for place in find_all(content, text) if content[place - 1] != ord('"'))
    content[found] ^= 1
    path.write_bytes(content)


def find_all(content: bytes, text: bytes) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(text), content))


def test_a_whole_file_is_described_in_one_line(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", notes=["one", "two"])
    with open_workspace(path) as workspace:
        question = QuestionId("q.1")
        workspace.responses.add("Ada", RespondentRole.CSM, [Answer(question, ChoiceId("yes"))])
        workspace.observations.save(Observation(ObservationId(0), question, "Nobody looks"))
    before = path.read_bytes()
    assert run_command(["check", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out == (
        "client.csdesk is whole: format 8, not encrypted, 1 client, 2 answers, "
        "1 respondent, 1 observation, 0 accounts.\n"
    )
    assert said.err == ""
    assert path.read_bytes() == before


def test_a_missing_file_is_told_with_its_whole_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run_command(["check", "client.csdesk"]) == 4
    assert f"client.csdesk is not in {tmp_path}. Look" in capsys.readouterr().err


def test_nothing_is_salvaged_from_a_file_that_is_not_there(tmp_path, capsys):
    assert run_command(["salvage", str(tmp_path / "a.csdesk"), str(tmp_path / "b.csdesk")]) == 4
    assert f"a.csdesk is not in {tmp_path}. Look" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "backup", "log"])
def test_a_name_that_no_file_can_have_is_told_in_a_sentence(tmp_path, capsys, command):
    assert run_command([command, str(tmp_path / ("n" * 300))]) == 4
    assert "File name too long" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["check", "backup", "log", "protect", "salvage", "restore"])
@pytest.mark.parametrize("name", [".", "..", os.sep])
def test_a_folder_is_told_by_its_name(tmp_path, monkeypatch, capsys, command, name):
    monkeypatch.chdir(tmp_path)
    phrase = ["--new-pass-phrase-file", str(write_phrase(tmp_path / "new.txt"))]
    more = {"protect": phrase, "salvage": ["new.csdesk"], "restore": ["new.csdesk"]}
    assert run_command([command, name, *more.get(command, [])]) == 4
    said = capsys.readouterr()
    (sentence,) = (line for line in (said.out + said.err).splitlines() if "a file" in line)
    assert sentence == f"{Path(name).resolve()} is not a file. Choose a csdesk workspace."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.txt"]


@pytest.mark.parametrize("command", ["check", "backup", "log", "protect", "salvage", "restore"])
def test_an_empty_name_is_told(capsys, command):
    more = ["new.csdesk"] if command in ("salvage", "restore") else []
    with pytest.raises(SystemExit) as end:
        run_command([command, "", *more])
    assert end.value.code == 2
    assert "no file is named" in capsys.readouterr().err


def test_a_new_file_needs_a_name_too(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    path = make_workspace(tmp_path / "client.csdesk")
    assert run_command(["salvage", str(path), os.sep]) == 4
    assert f"{os.sep} is there already" in capsys.readouterr().err
    assert run_command(["restore", str(path), "."]) == 4
    assert f"{tmp_path} is there already" in capsys.readouterr().err


def test_a_result_that_cannot_even_be_looked_up_is_told_in_a_sentence(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", notes=["one"])
    name = "n" * 300 + ".csv"
    assert run_command(["log", str(path), "--out", str(tmp_path / name)]) == 2
    assert "cannot be used (File name too long)" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="anybody may make links on POSIX only")
def test_a_link_that_leads_to_itself_is_told_in_a_sentence(tmp_path, capsys):
    loop = tmp_path / "loop.csdesk"
    loop.symlink_to(loop)
    assert run_command(["check", str(loop)]) == 4
    with pytest.raises(WorkspaceUnusable, match="is there already"):
        create_workspace(loop)


def test_one_changed_bit_in_an_answer_is_found(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", notes=["as it was written"])
    flip(path, b"as it was written")
    before = path.read_bytes()
    assert run_command(["check", str(path)]) == 4
    assert "answer" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_what_is_left_of_a_damaged_file_is_saved_and_counted(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", notes=["as it was written", "another one"])
    flip(path, b"as it was written")
    before = path.read_bytes()
    saved = tmp_path / "saved.csdesk"
    assert run_command(["salvage", str(path), str(saved)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{saved}\n"
    assert "answers: 2 of 2" in said.err.splitlines()
    assert "clients: 1 of 1" in said.err.splitlines()
    assert run_command(["check", str(saved)]) == 0
    assert path.read_bytes() == before
    assert run_command(["salvage", str(path), str(saved)]) == 4
    assert "there already" in capsys.readouterr().err


def test_what_was_saved_is_counted_with_its_doubts():
    unknown = "answers: 1,200, of how many is not known"
    assert describe_part(Salvaged("answers", None, 1_200)) == unknown
    assert describe_part(Salvaged("answers", 3, 3, is_exact=True)) == "answers: 3 of 3"
    assert describe_part(Salvaged("answers", 3, 2)) == "answers: 2 of 3, some are lost"
    assert describe_part(Salvaged("answers", 3, 0)) == "answers: 0 of 3, all are lost"
    doubtful = describe_part(Salvaged("answers", 3, 3))
    assert doubtful == "answers: 3 of 3, not all as they were written"


def test_whoever_salvages_is_told_whether_that_is_everything(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", notes=["as it was written", "another one"])
    assert run_command(["salvage", str(path), str(tmp_path / "whole.csdesk")]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[-1].startswith("Everything that people entered and imported was kept")
    content = path.read_bytes()
    path.write_bytes(content.replace(b'"as it was written"', b'"as it was WRITTEN"'))
    flip(path, b"as it was written")
    assert run_command(["salvage", str(path), str(tmp_path / "altered.csdesk")]) == 5
    said = capsys.readouterr().err.splitlines()
    assert "answers: 2 of 2, not all as they were written" in said
    assert said[-1].startswith("Some of it is lost.")


def test_a_file_that_is_cut_short_gives_what_is_left_and_says_that_some_is_lost(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", notes=["n" * 3000 for _ in range(40)])
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    saved = tmp_path / "saved.csdesk"
    assert run_command(["salvage", str(path), str(saved)]) == 5
    said = capsys.readouterr()
    assert said.out == f"{saved}\n"
    assert "lost" in said.err or "not known" in said.err
    assert said.err.splitlines()[-1].startswith(("Some of it is lost.", "Whether that is"))


def test_a_file_of_another_kind_is_a_problem(tmp_path, capsys):
    path = tmp_path / "picture.csdesk"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert run_command(["check", str(path)]) == 4
    assert capsys.readouterr().out.count("\n") == 1


def test_a_missing_file_and_one_that_is_open_end_with_4(tmp_path, capsys):
    assert run_command(["check", str(tmp_path / "gone.csdesk")]) == 4
    path = make_workspace(tmp_path / "client.csdesk")
    with open_workspace(path):
        assert run_command(["check", str(path)]) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 2


def test_an_encrypted_file_is_checked_with_its_pass_phrase(tmp_path, capsys):
    path = make_workspace(tmp_path / "secret.csdesk", PHRASE, ["one"])
    assert run_command(["check", str(path)]) == 4
    phrase = write_phrase(tmp_path / "phrase.txt")
    assert run_command(["check", str(path), "--pass-phrase-file", str(phrase)]) == 0
    assert "encrypted, 1 client, 1 answer" in capsys.readouterr().out


def test_the_command_runs_as_a_program_of_its_own(tmp_path):
    path = make_workspace(tmp_path / "client.csdesk", notes=["as it was written"])
    whole = run_csdesk("check", path)
    assert (whole.returncode, whole.stderr) == (0, "")
    flip(path, b"as it was written")
    damaged = run_csdesk("check", path)
    assert damaged.returncode == 4
    assert damaged.stdout


def run_csdesk(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "csdesk", *map(str, arguments)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_reader_that_stops_early_and_a_full_drive_give_no_traceback(tmp_path, monkeypatch):
    path = make_workspace(tmp_path / "client.csdesk", notes=["one", "two"])
    command = [sys.executable, "-m", "csdesk", "log", str(path)]
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # as people run it: written at the end
    reading, writing = os.pipe()
    os.close(reading)
    for output in (writing, os.open("/dev/full", os.O_WRONLY)):
        done = subprocess.run(
            command, stdout=output, stderr=subprocess.PIPE, cwd=PROJECT, text=True, check=False
        )
        os.close(output)
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr
    assert done.stderr.splitlines()[0].startswith("The output could not be written (No space left")


def test_the_table_of_a_board_is_checked_before_another_program_reads_it(tmp_path, capsys):
    path = tmp_path / "scores.csv"
    path.write_text("customer_id,account_name,health_score,risk_category\nC1,Acme,85,low\n")
    assert run_command(["check", str(path)]) == 0
    assert capsys.readouterr().out.startswith("scores.csv is sound: health scorecard, 1 row")
    with path.open("a") as file:
        file.write("C1,Acme,85,low\n")
    assert run_command(["check", str(path)]) == 1
    assert capsys.readouterr().out == "Row 3: customer_id “C1” stands in row 2 already.\n"


def test_a_table_of_something_else_is_refused_in_a_sentence(tmp_path, capsys):
    path = tmp_path / "other.csv"
    path.write_text("name,colour\nAcme,red\n")
    assert run_command(["check", str(path)]) == 3
    assert "it is no table of csdesk" in capsys.readouterr().err
