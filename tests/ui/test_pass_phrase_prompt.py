"""A pass phrase that is typed at a real terminal: asked for when it is needed, never shown."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ui.command_workspaces import PHRASE, make_workspace

PROJECT = Path(__file__).parents[2]
WAIT = 60.0

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX has pseudo terminals")


def converse(arguments: list[str], answers: dict[str, str]) -> tuple[int, str]:
    """Run csdesk on a terminal of its own and answer what it asks; return what was shown."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "csdesk", *arguments],
        cwd=PROJECT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: take_terminal(theirs),  # noqa: PLW1509 - no threads run in the child
    )
    os.close(theirs)
    shown, waiting, end = "", dict(answers), time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            shown += os.read(ours, 4096).decode()
        except OSError:
            break
        for question in [asked for asked in waiting if asked in shown]:
            os.write(ours, f"{waiting.pop(question)}\n".encode())
    os.close(ours)
    return process.wait(WAIT), shown


def take_terminal(terminal: int) -> None:
    """Make a terminal the one that ``/dev/tty`` means."""
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def test_a_pass_phrase_is_asked_for_and_not_shown(tmp_path):
    path = make_workspace(tmp_path / "secret.csdesk", PHRASE)
    code, shown = converse(["check", str(path)], {"Pass phrase of secret.csdesk:": PHRASE})
    assert code == 0
    assert "is whole" in shown
    assert PHRASE not in shown


def test_a_wrong_one_ends_the_command(tmp_path):
    path = make_workspace(tmp_path / "secret.csdesk", PHRASE)
    code, shown = converse(["check", str(path)], {"Pass phrase of secret.csdesk:": "wrong horse"})
    assert code == 4
    assert "wrong horse" not in shown


def test_a_new_one_is_asked_for_twice(tmp_path):
    path = make_workspace(tmp_path / "plain.csdesk")
    answers = {"New pass phrase of plain.csdesk:": PHRASE, "once more:": PHRASE}
    code, shown = converse(["protect", str(path)], answers)
    assert code == 0, shown
    assert PHRASE not in shown
    assert not path.read_bytes().startswith(b"SQLite")
