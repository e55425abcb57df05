from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from csdesk.errors import Cancelled, WorkspaceUnusable
from csdesk.storage.file.drafts import draft_beside, publish, replace


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are those of POSIX")
def test_a_draft_is_for_its_owner_only(path: Path) -> None:
    with draft_beside(path) as draft:
        assert draft.parent == path.parent
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600


def test_a_draft_that_is_not_published_is_gone_with_its_journal(path: Path) -> None:
    with draft_beside(path) as draft:
        draft.with_name(f"{draft.name}-journal").touch()
    assert names(path.parent) == []


def test_a_published_draft_is_all_that_is_left(path: Path) -> None:
    with draft_beside(path) as draft:
        draft.write_text("whole")
        publish(draft, path)
    assert names(path.parent) == [path.name]
    assert path.read_text() == "whole"


def test_a_draft_is_not_published_over_a_file(path: Path) -> None:
    path.write_text("the only copy")
    with draft_beside(path) as draft, pytest.raises(WorkspaceUnusable, match="is there already"):
        publish(draft, path)
    assert path.read_text() == "the only copy"
    assert names(path.parent) == [path.name]


def test_a_draft_takes_the_place_of_a_file_where_it_is_meant_to(path: Path) -> None:
    path.write_text("old")
    with draft_beside(path) as draft:
        draft.write_text("new")
        replace(draft, path)
    assert path.read_text() == "new"
    assert names(path.parent) == [path.name]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(WorkspaceUnusable, match="Choose a folder"),
        draft_beside(tmp_path / "missing" / "client.csdesk"),
    ):
        pass


def test_what_a_killed_program_left_is_taken_away_and_what_is_being_written_is_not(
    path: Path,
) -> None:
    old, young = (path.with_name(f".csdesk-{name}.new") for name in ("old", "young"))
    for draft in (old, young):
        draft.touch()
    before = time.time() - 7_200
    os.utime(old, (before, before))
    with draft_beside(path):
        pass
    assert names(path.parent) == [young.name]


def test_a_draft_that_cannot_be_taken_away_hides_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold(self: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "held by a virus scanner", str(self))

    def fail() -> None:
        with draft_beside(path):
            raise Cancelled

    monkeypatch.setattr(Path, "unlink", hold)
    with pytest.raises(Cancelled):
        fail()
