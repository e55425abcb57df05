"""Checking a workspace without a window: 0 for a whole one, 4 and every problem for another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from csdesk.model.workspaces import Salvaged
from csdesk.storage.workspace import open_workspace
from tests.ui.command_workspaces import PHRASE, make_workspace, write_phrase
from ui.check_command import describe_part
from ui.command_line import run_command

PROJECT = Path(__file__).parents[2]


def flip(path: Path, text: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(text)] ^= 1
    path.write_bytes(content)


def test_a_whole_file_is_described_in_one_line(tmp_path, capsys):
    path = make_workspace(tmp_path / "client.csdesk", notes=["one", "two"])
    before = path.read_bytes()
    assert run_command(["check", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out == (
        "client.csdesk is whole: format 2, not encrypted, 1 client, 2 answers, 0 accounts.\n"
    )
    assert said.err == ""
    assert path.read_bytes() == before


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
    assert describe_part(Salvaged("answers", None, 1_200)) == "answers: 1,200"
    assert describe_part(Salvaged("answers", 3, 3, is_exact=True)) == "answers: 3 of 3"
    assert describe_part(Salvaged("answers", 3, 2)) == "answers: 2 of 3"
    doubtful = describe_part(Salvaged("answers", 3, 3))
    assert doubtful == "answers: 3 of 3, not all as they were written"


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
