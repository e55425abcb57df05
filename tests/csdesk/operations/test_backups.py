"""Backups: made when something changed, beside the workspace or where the person wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceUnusable
from csdesk.model.workspaces import BackupReason
from csdesk.operations import backups as operations
from csdesk.operations.answers import save_answer
from csdesk.operations.backups import (
    back_up,
    back_up_if_due,
    find_backups,
    find_newest_backup,
    find_unprotected,
    remove_backups,
    restore,
    save_copy,
)
from csdesk.operations.opening import open_client
from csdesk.settings import Settings
from csdesk.storage.workspace import open_workspace

BESIDE = Settings(person="Ada")


@pytest.fixture
def later(monkeypatch):
    """Return a function that puts the clock forward."""

    def wait(**passed: float) -> None:
        moment = datetime.now(UTC) + timedelta(**passed)
        monkeypatch.setattr(operations, "_now", lambda: moment)

    return wait


def test_a_workspace_that_changed_gets_one_backup_each_half_hour(workspace, answer, later):
    assert back_up_if_due(workspace, BESIDE).reason is BackupReason.ROUTINE
    save_answer(workspace, answer())
    assert back_up_if_due(workspace, BESIDE) is None
    later(minutes=31)
    assert back_up_if_due(workspace, BESIDE) is not None
    later(minutes=90)
    assert back_up_if_due(workspace, BESIDE) is None
    assert len(find_backups(workspace.path, BESIDE)) == 2


def test_none_is_made_when_they_are_switched_off_except_when_asked_for(workspace):
    switched_off = replace(BESIDE, backups_on=False)
    assert back_up_if_due(workspace, switched_off) is None
    assert back_up(workspace, switched_off).reason is BackupReason.ASKED_FOR


def test_a_chosen_folder_takes_them_and_those_beside_are_still_found(workspace, tmp_path, later):
    chosen = replace(BESIDE, backup_folder=tmp_path / "drive")
    chosen.backup_folder.mkdir()
    beside = back_up(workspace, BESIDE)
    later(minutes=1)
    there = back_up(workspace, chosen)
    assert chosen.backup_folder in there.path.parents
    assert find_backups(workspace.path, chosen) == (there, beside)
    assert find_newest_backup(workspace.path, chosen) == there


def test_of_two_in_one_second_the_later_is_the_newer(workspace, answer, later):
    later(seconds=0)
    first = back_up(workspace, BESIDE)
    save_answer(workspace, answer())
    second = back_up(workspace, BESIDE)
    assert first.made_at == second.made_at
    assert find_backups(workspace.path, BESIDE) == (second, first)
    assert find_newest_backup(workspace.path, BESIDE) == second


def test_a_damaged_backup_is_passed_over(workspace, tmp_path, later):
    good = back_up(workspace, BESIDE)
    later(minutes=1)
    bad = back_up(workspace, BESIDE)
    bad.path.chmod(0o600)
    bad.path.write_bytes(bad.path.read_bytes()[:-5000])
    assert find_newest_backup(workspace.path, BESIDE) == good


def test_a_restored_backup_is_a_workspace_of_its_own(workspace, answer, tmp_path):
    save_answer(workspace, answer())
    backup = back_up(workspace, BESIDE)
    restore(backup.path, tmp_path / "again.csdesk")
    with pytest.raises(WorkspaceUnusable, match="there already"):
        restore(backup.path, tmp_path / "again.csdesk")
    with open_workspace(tmp_path / "again.csdesk") as again:
        assert again.fingerprint() == workspace.fingerprint()
        assert again.answers.all() == workspace.answers.all()


def test_what_is_open_can_be_saved_when_its_file_is_gone(workspace, answer, tmp_path):
    save_answer(workspace, answer())
    workspace.path.unlink()
    save_copy(workspace, tmp_path / "copy.csdesk")
    with open_workspace(tmp_path / "copy.csdesk") as copy:
        assert copy.answers.all() == workspace.answers.all()


def test_removed_backups_are_gone(workspace, later):
    kept = back_up(workspace, BESIDE)
    later(minutes=1)
    removed = back_up(workspace, BESIDE)
    assert remove_backups([removed]) == ()
    assert find_backups(workspace.path, BESIDE) == (kept,)


def test_a_workspace_that_is_read_only_gets_none(workspace):
    path = workspace.path
    workspace.close()
    opened = open_client(path, BESIDE, read_only=True)
    with opened.workspace as copy:
        assert copy.is_read_only
        assert opened.remark == ""
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_opening_backs_up_and_signs_as_the_person(workspace, answer):
    path = workspace.path
    workspace.close()
    with open_client(path, BESIDE).workspace as again:
        save_answer(again, answer())
        assert again.history.entries(limit=1)[0].person == "Ada"
    assert len(find_backups(path, BESIDE)) == 1


def test_a_backup_that_fails_does_not_keep_a_workspace_closed(workspace, tmp_path, answer):
    path = workspace.path
    workspace.close()
    gone = replace(BESIDE, backup_folder=tmp_path / "unplugged")
    opened = open_client(path, gone)
    with opened.workspace as again:
        assert "unplugged" in opened.remark
        save_answer(again, answer())


def test_a_backup_of_an_encrypted_workspace_is_encrypted(tmp_path, workspace):
    from csdesk.operations.protection import protect

    path = workspace.path
    plain = back_up(workspace, BESIDE)
    workspace.close()
    protect(path, None, "correct horse")
    with open_client(path, BESIDE, phrase="correct horse").workspace as again:
        secret = back_up(again, BESIDE)
    assert find_unprotected(path, BESIDE) == (plain,)
    assert secret.path.read_bytes()[:6] != b"SQLite"
    assert find_newest_backup(path, BESIDE, "correct horse").path == secret.path
    restore(secret.path, tmp_path / "again.csdesk", "correct horse")
    with open_workspace(tmp_path / "again.csdesk", phrase="correct horse") as restored:
        assert restored.is_encrypted


def test_the_folder_beside_is_for_its_owner_only(workspace):
    folder = back_up(workspace, BESIDE).path.parent
    assert folder.stat().st_mode & 0o077 == 0
    assert folder == Path(workspace.path).with_name("Harbourlight.backups")
