"""Several files of one report: named alike, never over another, all or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import Cancelled, ExportFailed
from exports import name_files, replace_file, write_files


def test_files_of_a_report_are_named_alike_and_never_over_another(bare_report, tmp_path):
    report = replace(bare_report, client="Łódź: A/B", as_of=date(2026, 11, 20))
    first = name_files(report, tmp_path, (".pdf", ".xlsx"))
    assert [path.name for path in first] == [
        "Łódź_ A_B 2026-11-20.pdf",
        "Łódź_ A_B 2026-11-20.xlsx",
    ]
    first[1].write_bytes(b"old")
    second = name_files(report, tmp_path, (".pdf", ".xlsx"))
    assert [path.name for path in second] == [
        "Łódź_ A_B 2026-11-20 (2).pdf",
        "Łódź_ A_B 2026-11-20 (2).xlsx",
    ]


def test_when_the_second_file_is_cancelled_the_first_is_not_left_behind(bare_report, tmp_path):
    paths = (tmp_path / "r.xlsx", tmp_path / "r.pdf")

    def stop_at_the_second(done: int, total: int, step: str) -> None:
        if step == "Writing r.pdf":
            assert paths[0].exists()
            raise Cancelled

    with pytest.raises(Cancelled):
        write_files(bare_report, paths, stop_at_the_second)
    assert list(tmp_path.iterdir()) == []


def test_any_bytes_replace_a_file_whole_or_not_at_all(tmp_path):
    replace_file(tmp_path / "f.json", "Ł".encode())
    replace_file(tmp_path / "f.json", b"new")
    assert (tmp_path / "f.json").read_bytes() == b"new"
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportFailed, match="is a folder"):
        replace_file(tmp_path / "folder", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f.json", "folder"]
