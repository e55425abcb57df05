from datetime import UTC, datetime
from pathlib import Path

import pytest

from csdesk.model.workspaces import Backup, BackupReason
from ui.models.workspace_paths import free_path, restored_path, with_own_suffix

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BACKUP = Backup(Path("a.csdesk"), NOON, 2, BackupReason.ROUTINE, 455_000)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "A.csdesk").touch()
    (tmp_path / "A 2.csdesk").touch()
    assert free_path(tmp_path, "A") == tmp_path / "A 3.csdesk"


def test_a_dot_in_a_name_is_kept(tmp_path: Path) -> None:
    assert free_path(tmp_path, "A. B. Ltd").name == "A. B. Ltd.csdesk"


@pytest.mark.parametrize("typed", ["Acme 1.2", "Acme 1.2.csdesk"])
def test_a_name_with_a_dot_that_was_typed_keeps_it(typed: str) -> None:
    assert with_own_suffix(Path("a") / typed) == Path("a/Acme 1.2.csdesk")


def test_a_restored_file_has_a_free_name_beside_the_workspace(tmp_path: Path) -> None:
    first = restored_path(BACKUP, tmp_path / "client.csdesk")
    local = NOON.astimezone()
    assert first == tmp_path / f"client of {local:%Y-%m-%d %H%M}.csdesk"
    first.touch()
    assert restored_path(BACKUP, tmp_path / "client.csdesk").stem == f"{first.stem} 2"
