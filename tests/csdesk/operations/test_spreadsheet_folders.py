"""A folder gives the spreadsheets in it and below it in one order, as many as a desk takes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from csdesk.errors import InputRefused
from csdesk.operations.spreadsheet_folders import DEEPEST, MOST_FILES, find_files


def put(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"x")


def test_spreadsheets_are_found_by_name(tmp_path):
    put(tmp_path, "b.CSV", "a.xlsx", "~$a.xlsx", ".hidden.csv", "notes.md", "c.ods")
    (tmp_path / "folder.csv").mkdir()
    assert [path.name for path in find_files(tmp_path)] == ["a.xlsx", "b.CSV", "c.ods"]


def test_those_of_the_folders_within_come_after_those_of_the_folder(tmp_path):
    put(tmp_path, "z.xlsx")
    put(tmp_path / "B", "1.csv")
    put(tmp_path / "a" / "deep", "2.csv")
    put(tmp_path / "a", "3.csv", "~$3.csv")
    put(tmp_path / ".git", "4.csv")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)]
    assert found == ["z.xlsx", "a/3.csv", "a/deep/2.csv", "B/1.csv"]


def test_folders_are_searched_to_a_depth_and_their_links_not_at_all(tmp_path):
    folder = tmp_path.joinpath(*"x" * DEEPEST)
    put(folder, "reached.csv")
    put(folder / "x", "too_deep.csv")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in find_files(tmp_path)] == ["reached.csv"]


def test_a_folder_of_too_many_is_refused(tmp_path):
    put(tmp_path, *(f"{number}.csv" for number in range(MOST_FILES)))
    assert len(find_files(tmp_path)) == MOST_FILES
    put(tmp_path / "more", "one.csv")
    with pytest.raises(InputRefused, match=f"more than {MOST_FILES} spreadsheets"):
        find_files(tmp_path)


def test_a_folder_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    put(tmp_path / "locked", "a.csv")
    scan = os.scandir

    def refuse(place: str):
        if Path(place).name == "locked":
            raise PermissionError(13, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputRefused, match=r"locked: .*cannot be read \(Permission denied\)"):
        find_files(tmp_path)
