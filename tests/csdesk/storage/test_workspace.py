from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceUnusable
from csdesk.model.clients import Client
from csdesk.storage.workspace import create_workspace, open_workspace

OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from csdesk.errors import WorkspaceUnusable
from csdesk.storage.workspace import open_workspace
try:
    open_workspace(Path(sys.argv[1])).close()
    print("opened")
except WorkspaceUnusable as error:
    print(error)
"""

WORK_LEANLY = """
import sys
from pathlib import Path
from csdesk.model.answers import Answer
from csdesk.storage.workspace import open_workspace
with open_workspace(Path(sys.argv[1])) as workspace:
    workspace.answers.save(Answer("health.1.owner", "yes"))
    print(len(workspace.answers.all()), workspace.clients.client().name)
heavy = {"pandas", "numpy", "sqlite_utils", "sqlite3", "_sqlite3", "PySide6"}
print(sorted(heavy & set(sys.modules)))
"""


def test_a_new_workspace_can_be_opened_again(closed: Path) -> None:
    with open_workspace(closed) as workspace:
        assert workspace.clients.client() == Client("Harbourlight Software", "GBP")
        assert workspace.path == closed


def test_nothing_is_left_beside_a_closed_workspace(closed: Path) -> None:
    assert [other.name for other in closed.parent.iterdir()] == [closed.name]


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are those of POSIX")
def test_only_the_owner_may_read_a_new_workspace(closed: Path) -> None:
    assert stat.S_IMODE(closed.stat().st_mode) == 0o600


def test_an_existing_file_is_never_replaced_by_a_new_workspace(path: Path) -> None:
    path.write_text("the only copy of something")
    with pytest.raises(WorkspaceUnusable, match="is there already"):
        create_workspace(path)
    assert path.read_text() == "the only copy of something"
    assert [other.name for other in path.parent.iterdir()] == [path.name]


def test_a_workspace_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceUnusable, match="Choose a folder"):
        create_workspace(tmp_path / "missing" / "client.csdesk")


@pytest.mark.parametrize("name", ["n" * 240, "n" * 300, "folder/" * 80 + "n"])
def test_a_name_that_leaves_no_room_for_a_journal_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.csdesk"
    if "/" in name:
        path.parent.mkdir(parents=True)
    with pytest.raises(WorkspaceUnusable, match="too long"):
        create_workspace(path)
    assert [other for other in path.parent.iterdir() if other.is_file()] == []


def test_a_failed_creation_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(database: object) -> None:
        raise WorkspaceUnusable("The drive is full.")

    monkeypatch.setattr("csdesk.storage.workspace.migrate", fail)
    with pytest.raises(WorkspaceUnusable, match="full"):
        create_workspace(path)
    assert list(path.parent.iterdir()) == []


def test_a_file_that_appears_meanwhile_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def link_too_late(source: Path, target: Path) -> None:
        target.write_text("somebody else's")
        link(source, target)

    monkeypatch.setattr(os, "link", link_too_late)
    with pytest.raises(WorkspaceUnusable, match="is there already"):
        create_workspace(path)
    assert path.read_text() == "somebody else's"


def test_a_drive_without_hard_links_holds_a_workspace_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    create_workspace(path).close()
    open_workspace(path).close()
    assert [other.name for other in path.parent.iterdir()] == [path.name]


def test_opening_and_closing_changes_no_byte(closed: Path, snapshot) -> None:
    before = snapshot(closed)
    open_workspace(closed).close()
    assert snapshot(closed) == before


def test_a_second_process_is_refused_and_may_open_it_afterwards(
    closed: Path, in_another_process
) -> None:
    with open_workspace(closed):
        refused = in_another_process(OPEN_ELSEWHERE, closed)
    assert "is open in another window" in refused.stdout
    assert in_another_process(OPEN_ELSEWHERE, closed).stdout.strip() == "opened"


def test_a_second_opening_in_this_process_is_refused_and_keeps_the_lock(
    closed: Path, in_another_process
) -> None:
    alias = closed.with_name("alias.csdesk")
    alias.symlink_to(closed)
    with open_workspace(closed):
        for second in (closed, alias):
            with pytest.raises(WorkspaceUnusable, match="already open in this program"):
                open_workspace(second)
        assert "another window" in in_another_process(OPEN_ELSEWHERE, closed).stdout


def test_closing_twice_does_nothing(closed: Path) -> None:
    workspace = open_workspace(closed)
    workspace.close()
    workspace.close()
    open_workspace(closed).close()


def test_a_workspace_may_be_handed_to_another_thread(closed: Path) -> None:
    with ThreadPoolExecutor(1) as lane:
        workspace = lane.submit(open_workspace, closed).result()
    assert workspace.clients.client().name == "Harbourlight Software"
    workspace.close()


def test_opening_and_answering_loads_neither_pandas_nor_sqlite_utils(
    closed: Path, in_another_process
) -> None:
    done = in_another_process(WORK_LEANLY, closed)
    assert done.stdout.splitlines() == ["1 Harbourlight Software", "[]"], done.stderr


def test_every_guard_is_on_while_a_workspace_is_open(workspace) -> None:
    def pragma(name: str) -> object:
        return workspace.database.row(f"PRAGMA {name}")[0]

    expected = {
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "locking_mode": "exclusive",
        "journal_mode": "truncate",
        "synchronous": 3,
    }
    assert {name: pragma(name) for name in expected} == expected
