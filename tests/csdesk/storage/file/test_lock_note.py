from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceInUse
from csdesk.model.workspaces import Holder
from csdesk.storage.file import holder
from csdesk.storage.file.holder import describe_holder, read_note, this_machine
from csdesk.storage.workspace import open_workspace

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

HOLD = """
import sys
from pathlib import Path
from csdesk.storage.workspace import open_workspace
with open_workspace(Path(sys.argv[1]), person="Wanda Eze"):
    print("open", flush=True)
    sys.stdin.readline()
"""


def note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def write_note(path: Path, **changes: object) -> None:
    fields = {
        "person": "Wanda Eze",
        "machine": this_machine(),
        "process": 4711,
        "since": NOON.isoformat(),
    }
    note_of(path).write_text(json.dumps({**fields, **changes}))


@contextmanager
def held_elsewhere(path: Path, repository: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold a workspace open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=repository, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline().strip() == "open"
            yield child
        finally:
            child.kill()


def refusal(path: Path, **how: bool) -> WorkspaceInUse:
    with pytest.raises(WorkspaceInUse) as refused:
        open_workspace(path, **how)
    return refused.value


def test_an_open_workspace_says_who_has_it(closed: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    with open_workspace(closed, person="Wanda Eze"):
        note = read_note(closed)
        assert note is not None
        assert (note.person, note.machine, note.process) == (
            "Wanda Eze",
            this_machine(),
            os.getpid(),
        )
        assert before <= note.since <= datetime.now(UTC)
    assert [other.name for other in closed.parent.iterdir()] == [closed.name]


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are those of POSIX")
def test_the_note_is_for_its_owner_only(closed: Path) -> None:
    with open_workspace(closed):
        assert stat.S_IMODE(note_of(closed).stat().st_mode) == 0o600


def test_a_second_window_is_told_who_has_the_first(closed: Path, repository: Path) -> None:
    with held_elsewhere(closed, repository):
        for how in ({}, {"even_if_held": True}, {"read_only": True}):
            refused = refusal(closed, **how)
            assert not refused.may_be_taken
            assert re.fullmatch(
                rf"{re.escape(closed.name)} is open in another window \(Wanda Eze on "
                rf"{re.escape(this_machine())}, since \d\d:\d\d today\)\. "
                r"Close it there and try again\.",
                str(refused),
            )


def test_a_refusal_leaves_file_and_note_of_the_first_alone(
    closed: Path, repository: Path, snapshot
) -> None:
    with held_elsewhere(closed, repository):
        before = snapshot(closed), note_of(closed).read_bytes()
        refusal(closed)
        assert (snapshot(closed), note_of(closed).read_bytes()) == before


def test_a_file_that_is_locked_without_a_note_is_in_use_all_the_same(
    closed: Path, repository: Path
) -> None:
    with held_elsewhere(closed, repository):
        note_of(closed).unlink()
        assert "is open in another window or program" in str(refusal(closed))


BEGIN_TO_OPEN = """
import sys, time
from pathlib import Path
from csdesk.storage.file.connection import connect
database = connect(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(0.6)
database.abandon()
"""


def test_one_of_two_programs_that_begin_at_the_same_moment_gets_the_file(
    closed: Path, repository: Path
) -> None:
    command = [sys.executable, "-c", BEGIN_TO_OPEN, str(closed)]
    with subprocess.Popen(command, cwd=repository, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "open"
        open_workspace(closed).close()


def test_what_a_crash_left_is_recognised(closed: Path, repository: Path) -> None:
    with held_elsewhere(closed, repository) as child:
        child.kill()
        child.wait(10)
    assert note_of(closed).exists()
    with open_workspace(closed, person="Ola") as workspace:
        assert workspace.was_left_open
        note = read_note(closed)
        assert note is not None
        assert note.person == "Ola"
    with open_workspace(closed) as workspace:
        assert not workspace.was_left_open


def test_a_note_of_another_computer_is_believed_unless_the_person_knows_better(
    closed: Path, snapshot
) -> None:
    write_note(closed, machine="desk-4")
    before = snapshot(closed)
    refused = refusal(closed)
    assert refused.may_be_taken
    assert "seems to be open elsewhere (Wanda Eze on desk-4, since " in str(refused)
    assert snapshot(closed) == before
    with open_workspace(closed, even_if_held=True) as workspace:
        assert workspace.was_left_open
    assert not note_of(closed).exists()


def test_a_note_that_somebody_else_put_in_place_is_not_taken_away(closed: Path) -> None:
    with open_workspace(closed):
        write_note(closed, machine="desk-4")
    assert note_of(closed).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"[" * 4000,
        b"x" * 100_000,
        b'{"person": 1, "machine": "m", "process": 1, "since": "2026-11-22T12:00:00+00:00"}',
        b'{"person": "a", "machine": "m", "process": "one", "since": "2026-11-22T12:00:00+00:00"}',
        b'{"person": "a", "machine": "m", "process": 1, "since": "yesterday"}',
        b'{"person": "a", "machine": "m", "process": 1, "since": "0001-01-01T00:00:00+14:00"}',
        b'{"person": "a", "machine": "m", "process": 1e999, "since": "2026-11-22T12:00:00+00:00"}',
    ],
)
def test_a_note_that_makes_no_sense_keeps_nobody_out(closed: Path, content: bytes) -> None:
    note_of(closed).write_bytes(content)
    with open_workspace(closed):
        note = read_note(closed)
        assert note is not None
        assert note.process == os.getpid()


def test_a_folder_in_the_place_of_the_note_keeps_nobody_out(closed: Path) -> None:
    note_of(closed).mkdir()
    with open_workspace(closed) as workspace:
        assert not workspace.was_left_open
    assert sorted(other.name for other in closed.parent.iterdir()) == [
        closed.name,
        note_of(closed).name,
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_the_place_of_the_note_is_not_waited_for(closed: Path) -> None:
    os.mkfifo(note_of(closed))
    assert read_note(closed) is None


def test_a_link_finds_the_note_beside_the_file_itself(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "alias.csdesk"
    link.symlink_to(closed)
    with open_workspace(link, person="Ola"):
        assert note_of(closed).exists()
    assert not note_of(closed).exists()


def test_names_are_shown_as_one_short_line(closed: Path) -> None:
    write_note(closed, person="A\nB\u202e" + "c" * 500, machine="desk-4\0")
    note = read_note(closed)
    assert note is not None
    assert note.person == "AB" + "c" * 78
    assert note.machine == "desk-4"


def test_a_computer_is_the_same_in_another_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holder.platform, "node", lambda: "Desk-4.office.example")
    assert this_machine() == "desk-4"


@pytest.fixture
def in_adelaide(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put this computer ten and a half hours before UTC."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be set here")
    with monkeypatch.context() as place:
        place.setenv("TZ", "Australia/Adelaide")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_adelaide")
@pytest.mark.parametrize(
    ("since", "told"),
    [
        (datetime(2026, 11, 22, 3, 35, tzinfo=UTC), "14:05 today"),
        (datetime(2026, 11, 21, 13, 0, tzinfo=UTC), "21 Nov, 23:30"),
        (datetime(2026, 11, 21, 13, 31, tzinfo=UTC), "00:01 today"),
        (datetime(2025, 11, 3, 3, 35, tzinfo=UTC), "3 Nov 2025, 14:05"),
        (datetime(2026, 12, 3, 3, 35, tzinfo=UTC), "3 Dec, 14:05"),
    ],
)
def test_times_are_those_of_this_computer(since: datetime, told: str) -> None:
    note = Holder("Wanda Eze", "desk-4", 4711, since)
    assert describe_holder(note, NOON) == f"Wanda Eze on desk-4, since {told}"


def test_a_holder_without_a_name_is_told_by_the_computer() -> None:
    note = Holder("", "desk-4", 4711, NOON)
    assert describe_holder(note, NOON).startswith("desk-4, since ")
