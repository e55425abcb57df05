from __future__ import annotations

import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.errors import (
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceUnusable,
)
from csdesk.model.answers import Answer
from csdesk.model.workspaces import Backup, BackupReason
from csdesk.storage import backups as module
from csdesk.storage.backups import (
    find_unprotected,
    is_due,
    make_backup,
    newest_verified,
    restore_backup,
)
from csdesk.storage.copies.backup_files import (
    choose_folder,
    default_folder,
    list_backups,
)
from csdesk.storage.formats.migrations import FORMAT
from csdesk.storage.workspace import Workspace, open_workspace

PHRASE = "vier ehrliche Wörter, it's 'quoted'"
PLAIN_AND_ENCRYPTED = pytest.mark.parametrize("phrase", [None, PHRASE], ids=["plain", "encrypted"])
NOW = datetime(2026, 11, 22, 14, 5, 33, 250, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ROUTINE = BackupReason.ROUTINE

BACK_UP_WITHOUT_SPACE = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from csdesk.errors import WorkspaceUnusable
from csdesk.model.workspaces import BackupReason
from csdesk.storage.backups import make_backup, restore_backup
from csdesk.storage.workspace import open_workspace
path, folder = map(Path, sys.argv[1:])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_workspace(path) as workspace:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20480, resource.RLIM_INFINITY))
    try:
        make_backup(workspace, folder, BackupReason.ROUTINE, datetime.now(UTC))
    except WorkspaceUnusable as error:
        print(error)
try:
    restore_backup(path, folder / "restored.csdesk")
except WorkspaceUnusable as error:
    print(error)
"""


@pytest.fixture
def folder(path: Path) -> Path:
    return default_folder(path)


@pytest.fixture
def backup(workspace: Workspace, folder: Path) -> Backup:
    workspace.answers.save(Answer("health.1.owner", "yes"))
    return make_backup(workspace, folder, ROUTINE, NOW)


def answer(workspace: Workspace) -> None:
    number = len(workspace.answers.all())
    workspace.answers.save(Answer(f"health.1.question_{number}", "yes"))


def spoil(path: Path) -> None:
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[4096:4500] = bytes(404)
    path.write_bytes(content)


def test_a_backup_is_named_after_workspace_time_format_and_reason(
    workspace: Workspace, folder: Path
) -> None:
    made = make_backup(workspace, folder, BackupReason.BEFORE_ERASURE, NOW)
    assert made.path.name == f"client #1 50% 2026-11-22 140533Z format {FORMAT} erasure.csdesk"
    assert made.path.parent == workspace.path.with_name("client #1 50%.backups")
    assert list_backups(folder, workspace.path) == (made,)
    assert (made.made_at, made.format) == (NOW.replace(microsecond=0), FORMAT)
    assert made.size == made.path.stat().st_size


@PLAIN_AND_ENCRYPTED
def test_a_backup_holds_what_the_workspace_held(
    backup: Backup, workspace: Workspace, phrase: str | None
) -> None:
    with open_workspace(backup.path, phrase=phrase, read_only=True) as opened:
        assert opened.fingerprint() == workspace.fingerprint()
        assert opened.is_encrypted == (phrase is not None)


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are those of POSIX")
def test_a_backup_can_be_read_by_its_owner_and_written_by_nobody(
    backup: Backup, folder: Path
) -> None:
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o400
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_backup_changes_nothing_in_the_workspace(workspace: Workspace, folder: Path) -> None:
    before = workspace.path.stat()
    make_backup(workspace, folder, ROUTINE, NOW)
    after = workspace.path.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    answer(workspace)


def test_two_backups_in_one_second_have_different_names(workspace: Workspace, folder: Path) -> None:
    first, second = (make_backup(workspace, folder, ROUTINE, NOW) for _ in range(2))
    assert list_backups(folder, workspace.path) == (second, first)


def test_only_backups_of_this_workspace_are_listed(
    workspace: Workspace, folder: Path, backup: Backup
) -> None:
    others = [
        "client #1 50% 2026-11-21 140533Z format 5 routine.csdesk-journal",
        "client #1 50% 2026-11-21 140533Z format 5 whim.csdesk",
        "client #1 50% 2026-13-41 140533Z format 5 routine.csdesk",
        "client #2 50% 2026-11-21 140533Z format 5 routine.csdesk",
        "client #1 50% 2 2026-11-21 140533Z format 5 routine.csdesk",
        "holiday.csdesk",
    ]
    for name in others:
        (folder / name).touch()
    (folder / "client #1 50% 2026-11-21 140533Z format 5 asked.csdesk").mkdir()
    assert list_backups(folder, workspace.path) == (backup,)


def test_a_folder_that_is_not_there_holds_no_backup(path: Path) -> None:
    assert list_backups(path.with_name("nowhere"), path) == ()


def test_a_new_backup_makes_room_among_its_own_kind_only(
    workspace: Workspace, folder: Path
) -> None:
    folder.mkdir()
    foreign = folder / "somebody else's 2026-11-22 100000Z format 5 routine.csdesk"
    foreign.touch()
    for minute in range(12):
        old = folder / f"{workspace.path.stem} 2026-11-22 10{minute:02}00Z format 5 routine.csdesk"
        old.touch(mode=0o400)
    made = make_backup(workspace, folder, ROUTINE, NOW)
    left = list_backups(folder, workspace.path)
    assert left[0] == made
    assert [backup.made_at.minute for backup in left[1:]] == [11, 10, 9, 8, 7, 6, 5, 4, 3]
    assert foreign.exists()


@PLAIN_AND_ENCRYPTED
def test_a_damaged_workspace_is_not_backed_up_and_pushes_no_backup_out(
    workspace: Workspace, folder: Path, backup: Backup
) -> None:
    workspace.database.rows("DROP TRIGGER temp.csdesk_client_update")
    workspace.database.rows("UPDATE client SET name = 'changed behind the back'")
    with pytest.raises(WorkspaceDamaged, match="no backup was made and the earlier ones were kept"):
        make_backup(workspace, folder, ROUTINE, NOW + 60 * MINUTE)
    assert list_backups(folder, workspace.path) == (backup,)
    assert [path.name for path in folder.iterdir()] == [backup.path.name]


def test_a_folder_on_a_drive_that_is_gone_is_not_made_anew(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(WorkspaceUnusable, match=r"No backup can be made in .* Choose a folder"):
        make_backup(workspace, tmp_path / "drive" / "backups", ROUTINE, NOW)
    assert not (tmp_path / "drive").exists()


def test_a_file_in_the_place_of_the_folder_is_told(workspace: Workspace, folder: Path) -> None:
    folder.write_text("no folder")
    with pytest.raises(WorkspaceUnusable, match="No backup can be made in"):
        make_backup(workspace, folder, ROUTINE, NOW)


def test_workspaces_of_one_name_share_a_chosen_folder_without_meeting(tmp_path: Path) -> None:
    here, there = tmp_path / "a" / "audit.csdesk", tmp_path / "b" / "audit.csdesk"
    assert choose_folder(here, tmp_path) != choose_folder(there, tmp_path)
    assert choose_folder(here, tmp_path).parent == tmp_path
    assert choose_folder(here, None) == default_folder(here)


def test_the_first_backup_is_due_at_once(workspace: Workspace, folder: Path) -> None:
    assert is_due(workspace, folder, NOW)


def test_a_backup_is_due_half_an_hour_after_the_last_if_anything_changed(
    workspace: Workspace, folder: Path, backup: Backup
) -> None:
    later = backup.made_at + 30 * MINUTE
    assert not is_due(workspace, folder, later)
    answer(workspace)
    assert not is_due(workspace, folder, later - MINUTE)
    assert is_due(workspace, folder, later)


@PLAIN_AND_ENCRYPTED
def test_what_a_backup_holds_is_known_after_a_new_start_too(
    workspace: Workspace, folder: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_fingerprints", {})
    assert not is_due(workspace, folder, NOW + 60 * MINUTE)
    answer(workspace)
    assert is_due(workspace, folder, NOW + 60 * MINUTE)


def test_a_clock_set_back_stops_no_backup(
    workspace: Workspace, folder: Path, backup: Backup
) -> None:
    last_year = NOW - timedelta(days=365)
    answer(workspace)
    assert is_due(workspace, folder, last_year)
    new = make_backup(workspace, folder, ROUTINE, last_year)
    assert set(list_backups(folder, workspace.path)) == {backup, new}
    assert not is_due(workspace, folder, last_year + 60 * MINUTE)


@PLAIN_AND_ENCRYPTED
def test_a_plain_backup_of_an_encrypted_workspace_does_not_count_and_is_found(
    workspace: Workspace, folder: Path, repository: Path, phrase: str | None
) -> None:
    folder.mkdir()
    plain = folder / f"{workspace.path.stem} 2026-11-22 100000Z format 1 routine.csdesk"
    shutil.copy(repository / "tests" / "formats" / "format_1.csdesk", plain)
    (found,) = list_backups(folder, workspace.path)
    assert find_unprotected(folder, workspace.path) == (found,)
    assert is_due(workspace, folder, NOW)
    make_backup(workspace, folder, ROUTINE, NOW)
    assert (len(find_unprotected(folder, workspace.path)) == 1) == (phrase is not None)


def test_what_has_only_the_name_of_a_backup_is_not_called_readable(
    workspace: Workspace, folder: Path, backup: Backup
) -> None:
    other = folder / backup.path.name.replace("140533Z", "140534Z")
    other.write_text("notes of somebody else")
    assert [found.path for found in list_backups(folder, workspace.path)] == [other, backup.path]
    assert find_unprotected(folder, workspace.path) == (backup,)


@PLAIN_AND_ENCRYPTED
def test_the_newest_whole_backup_is_found_behind_damaged_ones(
    workspace: Workspace, folder: Path, backup: Backup, phrase: str | None
) -> None:
    for minute in (1, 2):
        spoil(make_backup(workspace, folder, ROUTINE, NOW + minute * MINUTE).path)
    assert newest_verified(folder, workspace.path, NOW + 3 * MINUTE, phrase) == backup


def test_a_backup_that_is_dated_ahead_is_offered_only_where_there_is_no_other(
    workspace: Workspace, folder: Path
) -> None:
    ahead = make_backup(workspace, folder, ROUTINE, NOW + timedelta(days=2000))
    assert newest_verified(folder, workspace.path, NOW) == ahead
    today = make_backup(workspace, folder, ROUTINE, NOW)
    assert newest_verified(folder, workspace.path, NOW) == today


def test_without_a_whole_backup_none_is_found(
    workspace: Workspace, folder: Path, backup: Backup, phrase: str | None
) -> None:
    spoil(backup.path)
    assert newest_verified(folder, workspace.path, NOW, phrase) is None


@pytest.mark.parametrize("phrase", [PHRASE])
def test_an_encrypted_backup_asks_for_its_phrase(
    workspace: Workspace, folder: Path, backup: Backup
) -> None:
    with pytest.raises(PassPhraseNeeded):
        newest_verified(folder, workspace.path, NOW)
    assert newest_verified(folder, workspace.path, NOW, "another phrase") is None


@PLAIN_AND_ENCRYPTED
def test_a_backup_comes_back_as_a_new_file(
    workspace: Workspace, backup: Backup, phrase: str | None
) -> None:
    target = workspace.path.with_name("restored.csdesk")
    restore_backup(backup.path, target, phrase)
    fingerprint = workspace.fingerprint()
    with open_workspace(target, phrase=phrase) as restored:
        assert restored.fingerprint() == fingerprint
        assert restored.is_encrypted == (phrase is not None)
        answer(restored)


def test_nothing_is_restored_over_a_file(
    workspace: Workspace, backup: Backup, phrase: str | None
) -> None:
    target = workspace.path.with_name("taken.csdesk")
    target.write_text("the only copy of something")
    with pytest.raises(WorkspaceUnusable, match="is there already"):
        restore_backup(backup.path, target, phrase)
    assert target.read_text() == "the only copy of something"


@PLAIN_AND_ENCRYPTED
def test_a_damaged_backup_is_refused_and_leaves_nothing_behind(
    workspace: Workspace, backup: Backup, phrase: str | None
) -> None:
    spoil(backup.path)
    target = workspace.path.with_name("restored.csdesk")
    with pytest.raises(WorkspaceDamaged, match=r"Z format 8 routine\.csdesk is damaged"):
        restore_backup(backup.path, target, phrase)
    assert not target.exists()


@pytest.mark.parametrize("phrase", [PHRASE])
def test_a_wrong_phrase_restores_nothing(workspace: Workspace, backup: Backup) -> None:
    target = workspace.path.with_name("restored.csdesk")
    with pytest.raises(PassPhraseWrong):
        restore_backup(backup.path, target, "another phrase")
    assert not target.exists()


def test_a_backup_that_is_open_in_this_program_is_left_alone(
    backup: Backup, phrase: str | None
) -> None:
    target = backup.path.with_name("restored.csdesk")
    with (
        open_workspace(backup.path, phrase=phrase, read_only=True),
        pytest.raises(WorkspaceInUse),
    ):
        restore_backup(backup.path, target, phrase)


def test_a_backup_of_an_older_format_comes_back_and_opens(repository: Path, path: Path) -> None:
    restore_backup(repository / "tests" / "formats" / "format_1.csdesk", path)
    with open_workspace(path) as restored:
        assert restored.clients.client().name == "Fixture & Söhne"


@pytest.mark.skipif(os.name != "posix", reason="limits of this kind are those of POSIX")
def test_a_drive_without_space_for_a_backup_is_not_taken_for_damage(
    closed: Path, tmp_path: Path, in_another_process
) -> None:
    done = in_another_process(BACK_UP_WITHOUT_SPACE, closed, tmp_path / "backups")
    assert "its drive" in done.stdout, done.stderr
    assert "damaged" not in done.stdout
