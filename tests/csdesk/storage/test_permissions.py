from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceNotWritable, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.storage.checks.checking import check_file
from csdesk.storage.workspace import create_workspace, open_workspace

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="permissions of this kind are those of POSIX"
)
NOBODY = 65534


@pytest.fixture
def copy(closed: Path) -> Iterator[Path]:
    """Give a copy of a workspace in a folder of its own, with the rights of an ordinary person.

    Nothing is forbidden to the super user, so that one steps down for the test.
    """
    content = closed.read_bytes()
    with tempfile.TemporaryDirectory() as name:
        is_root = os.geteuid() == 0
        if is_root:
            os.chown(name, NOBODY, -1)
            os.seteuid(NOBODY)
        copy = Path(name) / "copy.csdesk"
        copy.write_bytes(content)
        try:
            yield copy
        finally:
            copy.parent.chmod(0o700)
            if is_root:
                os.seteuid(0)


def interrupt_change(path: Path) -> None:
    """Let a process of the same ordinary person die in the middle of a change."""
    child = os.fork()
    if child == 0:
        try:
            change_and_die(path)
        finally:
            os._exit(1)
    os.waitpid(child, 0)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0


def change_and_die(path: Path) -> None:
    workspace = open_workspace(path)
    workspace.database.rows("PRAGMA cache_size = 10")
    with workspace.transaction():
        for number in range(200):
            workspace.answers.save(Answer(QuestionId(f"q{number}"), None, note="n" * 3000))
        os._exit(9)


def forbid_file(copy: Path) -> None:
    copy.chmod(0o444)


def forbid_folder(copy: Path) -> None:
    copy.parent.chmod(0o555)


def forbid_both(copy: Path) -> None:
    forbid_file(copy)
    forbid_folder(copy)


@pytest.mark.parametrize("forbid", [forbid_file, forbid_folder, forbid_both])
def test_what_may_not_be_written_is_refused_before_anything_is_typed_and_can_be_read(
    copy: Path, snapshot, forbid: Callable[[Path], None]
) -> None:
    forbid(copy)
    before = snapshot(copy)
    with pytest.raises(WorkspaceNotWritable, match="may not be written"):
        open_workspace(copy)
    with open_workspace(copy, read_only=True) as workspace:
        assert workspace.clients.client().name == "Harbourlight Software"
    assert snapshot(copy) == before


def test_an_interrupted_change_that_cannot_be_taken_back_here_is_told(copy: Path, snapshot) -> None:
    interrupt_change(copy)
    forbid_both(copy)
    before = snapshot(copy)
    for read_only in (False, True):
        with pytest.raises(WorkspaceUnusable) as refused:
            open_workspace(copy, read_only=read_only)
        assert not isinstance(refused.value, WorkspaceNotWritable)
        assert "interrupted" in str(refused.value) or "not closed properly" in str(refused.value)
    assert snapshot(copy) == before
    copy.parent.chmod(0o700)
    copy.chmod(0o600)
    with open_workspace(copy) as workspace:
        assert workspace.was_left_open


def test_a_folder_that_takes_no_note_keeps_nobody_out(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("csdesk.storage.file.drafts.tempfile.mkstemp", refuse)
    with open_workspace(copy):
        assert sorted(other.suffix for other in copy.parent.iterdir()) == [
            ".csdesk",
            ".csdesk-journal",
        ]
    assert [other.name for other in copy.parent.iterdir()] == [copy.name]


def test_a_file_that_may_not_be_read_is_refused(copy: Path) -> None:
    copy.chmod(0)
    with pytest.raises(WorkspaceUnusable, match="cannot be read"):
        open_workspace(copy)


def test_a_workspace_cannot_be_made_in_a_read_only_folder(copy: Path) -> None:
    copy.parent.chmod(0o555)
    with pytest.raises(WorkspaceUnusable, match="Choose a folder"):
        create_workspace(copy.with_name("new.csdesk"))
    assert [other.name for other in copy.parent.iterdir()] == [copy.name]


def test_a_folder_that_may_not_be_entered_is_told_in_a_sentence(copy: Path) -> None:
    copy.parent.chmod(0)
    assert "cannot be read (Permission denied)" in check_file(copy).problems[0]
    with pytest.raises(WorkspaceUnusable, match="Permission denied"):
        create_workspace(copy.with_name("new.csdesk"))
