from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceInUse, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.model.identifiers import QuestionId
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace

ANSWER = Answer(QuestionId("health.1.owner"), None, note="as agreed")

OPEN_TO_WRITE = """
import sys
from pathlib import Path
from csdesk.storage.workspace import open_workspace
with open_workspace(Path(sys.argv[1]), phrase=sys.argv[2] or None) as workspace:
    print(workspace.clients.client().name)
"""


@pytest.fixture(params=[None, "four honest words here"], ids=["plain", "encrypted"])
def phrase(request: pytest.FixtureRequest) -> str | None:
    """Return the pass phrase of the workspace: none, and one."""
    return request.param


@pytest.fixture
def reading(closed: Path, phrase: str | None) -> Workspace:
    """Return a workspace that is open for reading only."""
    return open_workspace(closed, phrase=phrase, read_only=True)


def write_in_a_step(workspace: Workspace) -> None:
    with workspace.step(Action.ANSWER):
        workspace.answers.save(ANSWER)


def write_in_a_transaction(workspace: Workspace) -> None:
    with workspace.transaction():
        workspace.answers.save(ANSWER)


WRITES: dict[str, Callable[[Workspace], object]] = {
    "step": write_in_a_step,
    "transaction": write_in_a_transaction,
    "answer": lambda workspace: workspace.answers.save(ANSWER),
    "answers": lambda workspace: workspace.answers.save_all([ANSWER]),
    "client": lambda workspace: workspace.clients.add(Client("Acme", "EUR"), "Baseline"),
    "file": lambda workspace: workspace.attachments.add(QuestionId("q"), "a.txt", b"bytes"),
    "forgetting": lambda workspace: workspace.history.forget_undo(),
    "erasure": lambda workspace: workspace.history.erase_person("Wanda Eze"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_every_write_is_refused_with_a_sentence(
    closed: Path, reading: Workspace, snapshot, write: Callable[[Workspace], object]
) -> None:
    before = snapshot(closed)
    with reading, pytest.raises(WorkspaceUnusable, match="is open for reading only"):
        write(reading)
    assert snapshot(closed) == before


def test_reading_changes_no_byte_and_leaves_nothing_beside_the_file(
    closed: Path, phrase: str | None, snapshot
) -> None:
    before = snapshot(closed)
    with open_workspace(closed, phrase=phrase, read_only=True) as workspace:
        assert workspace.is_read_only
        assert workspace.clients.client().name == "Harbourlight Software"
        assert workspace.history.entries()
        assert workspace.history.verify() is None
        assert workspace.answers.all() == {}
        assert snapshot(closed) == before
    assert snapshot(closed) == before


def test_a_workspace_that_is_only_read_is_not_locked(
    closed: Path, reading: Workspace, phrase: str | None, in_another_process
) -> None:
    with reading:
        opened = in_another_process(OPEN_TO_WRITE, closed, phrase or "")
    assert opened.stdout == "Harbourlight Software\n"


def test_reading_in_the_same_program_keeps_the_lock(closed: Path, phrase: str | None) -> None:
    with (
        open_workspace(closed, phrase=phrase),
        pytest.raises(WorkspaceInUse, match="already open in this program"),
    ):
        open_workspace(closed, phrase=phrase, read_only=True)


def test_an_interrupted_change_must_be_taken_back_before_reading(
    closed: Path, phrase: str | None, snapshot
) -> None:
    closed.with_name(f"{closed.name}-journal").write_bytes(b"something")
    before = snapshot(closed)
    with pytest.raises(WorkspaceUnusable, match="Open it once in csdesk"):
        open_workspace(closed, phrase=phrase, read_only=True)
    assert snapshot(closed) == before


def test_what_was_only_read_can_be_copied_and_then_written(
    closed: Path, reading: Workspace, phrase: str | None
) -> None:
    copy = closed.with_name("copy.csdesk")
    with reading:
        reading.save_copy(copy)
    with open_workspace(copy, phrase=phrase) as workspace:
        workspace.answers.save(ANSWER)
        assert list(workspace.answers.all()) == [ANSWER.question]


def test_a_workspace_that_may_be_written_says_so(path: Path) -> None:
    with create_workspace(path) as workspace:
        assert not workspace.is_read_only
