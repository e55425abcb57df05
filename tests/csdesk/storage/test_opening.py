from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from csdesk.errors import (
    Cancelled,
    InputRefused,
    WorkspaceDamaged,
    WorkspaceNotWritable,
    WorkspaceUnusable,
)
from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.model.workspaces import BackupReason
from csdesk.storage import opening
from csdesk.storage.backups import is_due, make_backup, newest_verified, restore_backup
from csdesk.storage.checks.checking import check_file
from csdesk.storage.copies.backup_files import default_folder, list_backups
from csdesk.storage.copies.protection import change_protection
from csdesk.storage.file.failures import workspace_error
from csdesk.storage.file.open_files import refuse_open_file
from csdesk.storage.formats import migrations
from csdesk.storage.formats.migrations import FORMAT, Migration
from csdesk.storage.rescue.salvage import salvage
from csdesk.storage.workspace import create_workspace, open_workspace

TRY_TO_OPEN = """
import sys
from pathlib import Path
from csdesk.errors import WorkspaceInUse
from csdesk.storage.workspace import open_workspace
try:
    open_workspace(Path(sys.argv[1])).close()
    print("opened")
except WorkspaceInUse:
    print("in use")
"""


@pytest.fixture
def old(path: Path, repository: Path) -> Path:
    """Return the path of a workspace of format 1."""
    shutil.copy(repository / "tests" / "formats" / "format_1.csdesk", path)
    path.chmod(0o600)
    return path


def read_header_format(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def make_newer(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """Make the program one format newer than it is."""
    step = Migration(FORMAT + 1, "next", statements)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, step))
    for module in ("opening", "checks.closed_files"):
        monkeypatch.setattr(f"csdesk.storage.{module}.FORMAT", step.number)


def test_a_copy_is_made_and_verified_before_an_older_file_is_changed(old: Path) -> None:
    before = old.read_bytes()
    with open_workspace(old) as workspace:
        client = workspace.clients.client()
    (backup,) = list_backups(default_folder(old), old)
    assert (backup.format, backup.reason) == (1, "upgrade")
    assert f"{backup.made_at:%Y-%m-%d %H%M%S}Z format 1 upgrade" in backup.path.name
    assert read_header_format(backup.path) == 1
    assert backup.path.stat().st_size == len(before)
    restored = backup.path.with_name("restored.csdesk")
    shutil.copyfile(backup.path, restored)
    with open_workspace(restored) as workspace:
        assert workspace.clients.client() == client


def test_a_file_of_the_current_format_is_opened_without_a_copy(closed: Path) -> None:
    open_workspace(closed).close()
    assert not default_folder(closed).exists()


def test_without_room_for_the_copy_an_older_file_is_left_as_it_is(old: Path, snapshot) -> None:
    default_folder(old).write_text("a file where the folder should be")
    before = snapshot(old)
    with pytest.raises(WorkspaceUnusable, match="No backup can be made"):
        open_workspace(old)
    assert snapshot(old) == before


def test_a_migration_that_fails_leaves_the_content_and_the_copy(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed.read_bytes()
    make_newer(monkeypatch, "ALTER TABLE client ADD COLUMN phone TEXT", "DROP TABLE no_such_table")
    with pytest.raises(WorkspaceUnusable):
        open_workspace(closed)
    assert closed.read_bytes() == before
    assert len(list_backups(default_folder(closed), closed)) == 1
    assert not closed.with_name(f"{closed.name}.lock").exists()


def test_an_older_file_is_not_brought_up_to_date_for_reading(old: Path, snapshot) -> None:
    before = snapshot(old)
    with pytest.raises(WorkspaceUnusable, match="is of format 1 and must be brought to format"):
        open_workspace(old, read_only=True)
    assert snapshot(old) == before


def cancel_at(step: str) -> Callable[[int, int, str], None]:
    def progress(_done: int, _total: int, named: str) -> None:
        if named == step:
            raise Cancelled

    return progress


@pytest.mark.parametrize(
    "step",
    ["Checking the file", "Copying the workspace", "Bringing the file to the current format"],
)
def test_opening_can_be_stopped_at_every_step(old: Path, step: str) -> None:
    before = old.read_bytes()
    with pytest.raises(Cancelled):
        open_workspace(old, progress=cancel_at(step))
    assert old.read_bytes() == before
    assert {other.name for other in old.parent.iterdir()} <= {old.name, default_folder(old).name}
    with open_workspace(old) as workspace:
        assert not workspace.was_left_open


def test_a_long_check_can_be_stopped_in_its_middle(
    closed: Path, monkeypatch: pytest.MonkeyPatch, snapshot
) -> None:
    monkeypatch.setattr("csdesk.storage.checks.inspection.INSTRUCTIONS", 10)
    calls = []

    def progress(done: int, total: int, step: str) -> None:
        calls.append((done, total, step))
        if len(calls) == 20:
            raise Cancelled

    before = snapshot(closed)
    with pytest.raises(Cancelled):
        open_workspace(closed, progress=progress)
    assert calls == [(0, 0, "Checking the file")] * 20
    assert snapshot(closed) == before


def test_a_full_drive_lets_a_workspace_be_read(
    closed: Path, monkeypatch: pytest.MonkeyPatch, snapshot
) -> None:
    connect = opening.connect

    def connect_on_a_full_drive(path: Path, key: str | None, *, read_only: bool) -> object:
        database = connect(path, key, read_only=read_only)
        fail_writing(database, monkeypatch)
        return database

    def fail_writing(database: object, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = database.rows

        def refuse(sql: str, *values: object) -> object:
            if sql.startswith("PRAGMA user_version ="):
                cause = Exception()
                cause.sqlite_errorname = "SQLITE_FULL"  # type: ignore[attr-defined]
                raise workspace_error("SQLITE_FULL", closed.name) from cause
            return rows(sql, *values)

        monkeypatch.setattr(database, "rows", refuse)

    monkeypatch.setattr(opening, "connect", connect_on_a_full_drive)
    before = snapshot(closed)
    with pytest.raises(WorkspaceNotWritable, match="its drive is full"):
        open_workspace(closed)
    assert snapshot(closed) == before


def test_a_clock_that_was_set_back_loses_and_reorders_nothing(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class EarlierClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2001, 1, 1, tzinfo=tz)

    with open_workspace(closed) as workspace:
        workspace.answers.save(Answer(QuestionId("a"), None, note="first"))
    for module in ("books.change_log", "file.holder", "file.in_use", "opening"):
        monkeypatch.setattr(f"csdesk.storage.{module}.datetime", EarlierClock)
    with open_workspace(closed) as workspace:
        workspace.answers.save(Answer(QuestionId("a"), None, note="second"))
        newest = workspace.history.entries()[0]
        assert newest.at.year == 2001
        assert "second" in (newest.new_value or "")
        assert workspace.history.verify() is None
        workspace.history.undo()
        assert workspace.answers.all()[QuestionId("a")].note == "first"


def test_a_file_that_is_damaged_is_said_to_be_so_by_its_kind_of_error(closed: Path) -> None:
    whole = closed.read_bytes()
    for damaged in (b"", whole[:-4096]):
        closed.write_bytes(damaged)
        with pytest.raises(WorkspaceDamaged):
            open_workspace(closed)


def test_the_lock_holds_whatever_the_program_does_meanwhile(
    closed: Path, in_another_process
) -> None:
    """POSIX drops the lock when the process closes the file anywhere else."""
    backups, now = closed.with_name("backups"), datetime.now(UTC)
    with open_workspace(closed) as workspace:
        workspace.answers.save(Answer(QuestionId("a"), None, note="first"))
        workspace.history.undo()
        workspace.history.redo()
        workspace.save_copy(closed.with_name("copy.csdesk"))
        backup = make_backup(workspace, backups, BackupReason.ROUTINE, now)
        assert not is_due(workspace, backups, now)
        assert newest_verified(backups, closed, datetime.now(UTC)) == backup
        for attempt in attempts_on(closed, backup.path):
            with pytest.raises(WorkspaceUnusable):
                attempt()
        with pytest.raises(InputRefused, match="it is the workspace that is open"):
            refuse_open_file(closed)
        assert in_another_process(TRY_TO_OPEN, closed).stdout.strip() == "in use"
    assert in_another_process(TRY_TO_OPEN, closed).stdout.strip() == "opened"
    refuse_open_file(closed)


def attempts_on(path: Path, backup: Path) -> tuple[Callable[[], object], ...]:
    """Return what a person can try on a workspace that is open in this program."""
    return (
        lambda: open_workspace(path),
        lambda: open_workspace(path, read_only=True),
        lambda: open_workspace(path, even_if_held=True),
        lambda: create_workspace(path),
        lambda: check_file(path),
        lambda: salvage(path, None),
        lambda: restore_backup(backup, path),
        lambda: change_protection(path, None, "four honest words here"),
    )


def test_no_opening_leaves_a_file_open(closed: Path) -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("open files cannot be counted here")
    open_workspace(closed).close()
    before = len(list(folder.iterdir()))
    for _ in range(10):
        open_workspace(closed).close()
    assert len(list(folder.iterdir())) == before
