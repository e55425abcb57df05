"""Whatever a command is pointed at: one sentence, the exit code that says so, nothing changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.command_workspaces import PHRASE, make_workspace, write_phrase
from ui.command_line import run_command

REFUSED = 4


def of_noise(path: Path) -> None:
    path.write_bytes(hashlib.shake_256(b"noise").digest(16_384))


def cut_off(path: Path) -> None:
    make_workspace(path, notes=["as it was"])
    path.write_bytes(path.read_bytes()[:-4096])


def of_a_newer_format(path: Path) -> None:
    make_workspace(path)
    content = bytearray(path.read_bytes())
    content[60:64] = (9_999).to_bytes(4, "big")
    path.write_bytes(content)


def of_another_program(path: Path) -> None:
    make_workspace(path)
    content = bytearray(path.read_bytes())
    content[68:72] = b"\0\0\0\7"
    path.write_bytes(content)


def encrypted(path: Path) -> None:
    make_workspace(path, PHRASE)


FILES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "folder": Path.mkdir,
    "empty": Path.touch,
    "text": lambda path: path.write_text("Harbourlight\n" * 1000),
    "noise": of_noise,
    "cut off": cut_off,
    "newer": of_a_newer_format,
    "foreign": of_another_program,
    "encrypted": encrypted,
}
READABLE = {"cut off", "newer", "foreign"}
"""Salvaging passes over a beginning or an end that is wrong, as a damaged one is."""
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "{file}"),
    "salvage": ("salvage", "{file}", "{new}"),
    "backup": ("backup", "{file}"),
    "restore": ("restore", "{file}", "{new}"),
    "log": ("log", "{file}"),
    "export-client": ("export-client", "{file}", "{new}"),
    "import-client": ("import-client", "{file}", "{file}"),
    "protect": ("protect", "{file}", "--new-pass-phrase-file", "{phrase}"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_cannot_be_used_is_refused(kind, command, tmp_path, capsys):
    file, new = tmp_path / "client.csdesk", tmp_path / "new.csdesk"
    phrase = write_phrase(tmp_path / "phrase.txt", "other horse")
    FILES[kind](file)
    before = snapshot(tmp_path)
    places = {"file": file, "new": new, "phrase": phrase}
    code = run_command([part.format(**places) for part in COMMANDS[command]])
    said = capsys.readouterr()
    if command == "salvage" and kind in READABLE:
        assert code == 0
        new.unlink()
    else:
        assert code == REFUSED
        assert (said.out or said.err).strip().endswith(".")
    assert snapshot(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path, capsys):
    pipe = tmp_path / "client.csdesk"
    os.mkfifo(pipe)
    for command in ("check", "backup", "log"):
        assert run_command([command, str(pipe)]) == REFUSED


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }
