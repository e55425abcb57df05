from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from csdesk.errors import Cancelled, WorkspaceChangedUnderneath
from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace

NOTE = "as agreed with the client in March"


def answer(name: str, note: str = NOTE) -> Answer:
    return Answer(QuestionId(name), None, note=note)


def answered(workspace: Workspace) -> list[str]:
    return list(workspace.answers.all())


def put_in_place(path: Path, content: bytes) -> None:
    """Replace a file as a sync program does: by a new one under its name."""
    draft = path.with_name("incoming")
    draft.write_bytes(content)
    draft.replace(path)


def overwrite(path: Path, old: bytes, new: bytes) -> None:
    """Change a file in its place, from a process that knows nothing of locks."""
    code = (
        "import sys; path, old, new = sys.argv[1:]; file = open(path, 'r+b'); "
        "at = file.read().index(old.encode()); file.seek(at); file.write(new.encode())"
    )
    command = [sys.executable, "-c", code, str(path), old.decode(), new.decode()]
    subprocess.run(command, check=True, timeout=60)


def restore_in_place(path: Path, content: bytes) -> None:
    """Write older bytes over a file, from a process that knows nothing of locks."""
    aside = path.with_name("aside")
    aside.write_bytes(content)
    code = (
        "import sys; path, aside = sys.argv[1:]; open(path, 'r+b').write(open(aside, 'rb').read())"
    )
    subprocess.run([sys.executable, "-c", code, str(path), str(aside)], check=True, timeout=60)


@pytest.fixture
def older(closed: Path) -> bytes:
    """Give the bytes of the workspace before anything was answered."""
    return closed.read_bytes()


def test_a_replaced_file_is_noticed_and_stays_as_it_came(closed: Path, older: bytes) -> None:
    with open_workspace(closed) as workspace:
        workspace.answers.save(answer("a"))
        put_in_place(closed, older)
        with pytest.raises(WorkspaceChangedUnderneath, match="Nothing was overwritten"):
            workspace.answers.save(answer("b"))
        assert answered(workspace) == ["a"]
    assert closed.read_bytes() == older


def test_the_journal_of_a_file_that_took_the_place_is_left_to_it(
    closed: Path, older: bytes
) -> None:
    journal = closed.with_name(f"{closed.name}-journal")
    with open_workspace(closed) as workspace:
        workspace.answers.save(answer("a"))
        put_in_place(closed, older)
        journal.unlink()
        journal.write_bytes(b"came with the other file")
    assert journal.read_bytes() == b"came with the other file"


def test_what_is_open_can_be_saved_after_its_file_was_replaced(closed: Path, older: bytes) -> None:
    rescued = closed.with_name("rescued.csdesk")
    with open_workspace(closed) as workspace:
        workspace.answers.save(answer("a"))
        put_in_place(closed, older)
        workspace.save_copy(rescued)
    with open_workspace(rescued) as workspace:
        assert answered(workspace) == ["a"]


def test_a_file_replaced_in_the_middle_of_a_change_is_noticed_before_saved_is_said(
    closed: Path, older: bytes
) -> None:
    def change() -> None:
        with workspace.transaction():
            workspace.answers.save(answer("a"))
            put_in_place(closed, older)

    with open_workspace(closed) as workspace, pytest.raises(WorkspaceChangedUnderneath):
        change()
    assert closed.read_bytes() == older


def test_a_file_that_is_gone_is_noticed(closed: Path) -> None:
    with open_workspace(closed) as workspace:
        elsewhere = closed.rename(closed.with_name("elsewhere"))
        with pytest.raises(WorkspaceChangedUnderneath, match="is no longer in"):
            workspace.answers.save(answer("a"))
        elsewhere.rename(closed)
        workspace.answers.save(answer("b"))
        assert answered(workspace) == ["b"]


def test_a_file_changed_in_its_place_is_noticed_though_its_pages_are_in_memory(
    closed: Path,
) -> None:
    with open_workspace(closed) as workspace:
        workspace.answers.save(answer("a", note="revenue of 1.25 million"))
        assert workspace.answers.all()
        overwrite(closed, b"revenue of 1.25", b"revenue of 9.25")
        with pytest.raises(WorkspaceChangedUnderneath):
            workspace.answers.save(answer("b"))


def test_a_file_that_grew_is_noticed(closed: Path) -> None:
    with open_workspace(closed) as workspace:
        with closed.open("ab") as file:
            file.write(bytes(4096))
        with pytest.raises(WorkspaceChangedUnderneath):
            workspace.answers.save(answer("a"))


def test_a_new_time_of_the_same_content_is_no_change(closed: Path) -> None:
    with open_workspace(closed) as workspace:
        workspace.answers.save(answer("a"))
        for moment in (1_000_000_000, 2_000_000_000):
            os.utime(closed, (moment, moment))
            workspace.answers.save(answer(f"at {moment}"))
        assert len(answered(workspace)) == 3


def test_a_change_that_was_taken_back_here_is_no_change_underneath(closed: Path) -> None:
    def change_much_and_stop() -> None:
        with workspace.transaction():
            for number in range(200):
                workspace.answers.save(answer(f"q{number}", note="n" * 3000))
            raise Cancelled

    with open_workspace(closed) as workspace:
        workspace.database.rows("PRAGMA cache_size = 10")
        with pytest.raises(Cancelled):
            change_much_and_stop()
        workspace.answers.save(answer("next"))
        assert answered(workspace) == ["next"]


def test_an_older_state_put_in_place_is_noticed_even_of_the_same_size(closed: Path) -> None:
    with open_workspace(closed) as workspace:
        workspace.answers.save(answer("a", note="x" * 50))
    before = closed.read_bytes()
    with open_workspace(closed) as workspace:
        workspace.answers.save(answer("a", note="y" * 50))
        assert closed.stat().st_size == len(before)
        restore_in_place(closed, before)
        with pytest.raises(WorkspaceChangedUnderneath):
            workspace.answers.save(answer("b"))


def test_a_copy_of_an_encrypted_workspace_is_encrypted_too(path: Path) -> None:
    copy = path.with_name("copy.csdesk")
    with create_workspace(path, phrase="four honest words here") as workspace:
        workspace.save_copy(copy)
    assert not copy.read_bytes().startswith(b"SQLite")
    open_workspace(copy, phrase="four honest words here").close()
