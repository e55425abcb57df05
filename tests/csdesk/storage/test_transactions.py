from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.errors import Cancelled, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.storage.workspace import Workspace, open_workspace

YES = ChoiceId("yes")


def answer(name: str, note: str = "") -> Answer:
    return Answer(QuestionId(name), YES, note=note)


def answered(workspace: Workspace) -> list[str]:
    return list(workspace.answers.all())


def save_and_fail(workspace: Workspace, name: str) -> None:
    with workspace.transaction():
        workspace.answers.save(answer(name))
        raise Cancelled


def save_long(workspace: Workspace, name: str) -> None:
    workspace.answers.save(answer(name, note="n" * 100_000))


def fill_drive(workspace: Workspace) -> None:
    (pages,) = workspace.database.row("PRAGMA page_count")
    workspace.database.rows(f"PRAGMA max_page_count = {pages}")


def test_what_a_transaction_wrote_is_kept_at_its_end(closed: Path, phrase: str | None) -> None:
    with open_workspace(closed, phrase=phrase) as workspace, workspace.transaction():
        workspace.answers.save(answer("a"))
        workspace.answers.save(answer("b"))
    with open_workspace(closed, phrase=phrase) as workspace:
        assert answered(workspace) == ["a", "b"]


def test_a_failed_transaction_keeps_nothing(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        save_and_fail(workspace, "a")
    assert answered(workspace) == []


def test_an_outer_failure_takes_back_what_an_inner_transaction_wrote(workspace: Workspace) -> None:
    def write() -> None:
        with workspace.transaction():
            workspace.answers.save_all([answer("a")])
            raise Cancelled

    with pytest.raises(Cancelled):
        write()
    assert answered(workspace) == []


def test_an_inner_failure_that_is_caught_takes_back_the_inner_writes_only(
    workspace: Workspace,
) -> None:
    with workspace.transaction():
        workspace.answers.save(answer("a"))
        with pytest.raises(Cancelled):
            save_and_fail(workspace, "b")
        workspace.answers.save(answer("c"))
    assert answered(workspace) == ["a", "c"]


def test_closing_in_the_middle_of_a_transaction_keeps_nothing_of_it(
    closed: Path, phrase: str | None
) -> None:
    workspace = open_workspace(closed, phrase=phrase)
    begun = workspace.transaction()
    begun.__enter__()
    workspace.answers.save(answer("a"))
    workspace.close()
    with suppress(WorkspaceUnusable, dbapi2.ProgrammingError):
        begun.__exit__(None, None, None)
    with open_workspace(closed, phrase=phrase) as workspace:
        assert answered(workspace) == []


def test_a_full_drive_is_told_and_costs_nothing_that_was_saved(workspace: Workspace) -> None:
    workspace.answers.save(answer("a"))
    fill_drive(workspace)
    with pytest.raises(WorkspaceUnusable, match="its drive is full"):
        save_long(workspace, "b")
    assert answered(workspace) == ["a"]
    workspace.database.rows("PRAGMA max_page_count = 100000")
    save_long(workspace, "b")
    assert answered(workspace) == ["a", "b"]


def test_nothing_slips_in_after_sqlite_ended_the_transaction(workspace: Workspace) -> None:
    def write() -> None:
        with workspace.transaction():
            workspace.answers.save(answer("a"))
            workspace.database.connection.execute("ROLLBACK")  # as SQLite may on a full drive
            workspace.answers.save(answer("c"))

    with pytest.raises(WorkspaceUnusable, match="taken back as a whole"):
        write()
    assert answered(workspace) == []
    workspace.answers.save(answer("d"))
    assert answered(workspace) == ["d"]


def test_a_broken_constraint_is_a_defect_and_not_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        workspace.database.write(
            "INSERT INTO initiative_owner (engagement_id, initiative, owner) VALUES (1, 'a', '')"
        )


WRITE_UNTIL_KILLED = """
import sys, time
from pathlib import Path
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.answers import Answer
from csdesk.storage.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
workspace.database.rows("PRAGMA cache_size = 10")
workspace.answers.save(Answer(QuestionId("kept"), ChoiceId("yes")))
print("kept", flush=True)
with workspace.transaction():
    for number in range(200):
        workspace.answers.save(Answer(QuestionId(f"q{number}"), None, note="n" * 3000))
        if number == int(sys.argv[2]):
            print("waiting", flush=True)
            time.sleep(60)
"""


@pytest.mark.parametrize("statement", [0, 57, 199])
def test_a_process_killed_between_two_statements_leaves_the_state_before(
    closed: Path, statement: int, repository: Path
) -> None:
    command = [sys.executable, "-c", WRITE_UNTIL_KILLED, str(closed), str(statement)]
    with subprocess.Popen(command, cwd=repository, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            assert [child.stdout.readline().strip() for _ in range(2)] == ["kept", "waiting"]
        finally:
            child.kill()
    journal = closed.with_name(f"{closed.name}-journal")
    if statement > 0:  # the case must be a real one: part of the change is in the file already
        assert journal.stat().st_size > 0
    with open_workspace(closed) as workspace:
        assert answered(workspace) == ["kept"]
        workspace.answers.save(answer("next"))
    assert list(closed.parent.iterdir()) == [closed]
