"""A file is written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from csdesk.errors import Cancelled, ExportFailed, WrongUsage
from csdesk.report.packets import Packet, ask_questions
from exports import render, write
from tests.csdesk.report.diagnoses import make_instrument


def test_the_suffix_names_the_format_whatever_its_case(bare_report, tmp_path):
    write(bare_report, tmp_path / "r.PDF")
    write(bare_report, tmp_path / "r.xlsx")
    assert (tmp_path / "r.PDF").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.PDF", "r.xlsx"]


def test_an_old_file_is_replaced(bare_report, tmp_path):
    target = tmp_path / "r.xlsx"
    target.write_text("old")
    write(bare_report, target)
    assert target.read_bytes() == render(bare_report, ".xlsx")


@pytest.mark.parametrize("suffix", [".docx", "", ".csv"])
def test_an_unknown_format_is_refused(bare_report, tmp_path, suffix):
    with pytest.raises(WrongUsage, match=r"\.pdf, \.pptx or \.xlsx"):
        write(bare_report, tmp_path / f"r{suffix}")
    assert not list(tmp_path.iterdir())


def test_a_questionnaire_is_a_workbook_only(tmp_path):
    with pytest.raises(WrongUsage, match=r"ending in \.xlsx"):
        write(Packet(ask_questions((make_instrument(),))), tmp_path / "q.pdf")


@pytest.mark.parametrize("suffix", [".pdf", ".pptx", ".xlsx"])
@pytest.mark.parametrize("step", [0, 1])
def test_cancelling_leaves_everything_as_it_was(bare_report, tmp_path, suffix, step):
    target = tmp_path / f"r{suffix}"
    target.write_text("old")
    calls = iter(range(100))

    def cancel(done: int, total: int, words: str) -> None:
        if next(calls) == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(bare_report, target, cancel)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (PermissionError(errno.EACCES, "in use"), "another program has it open"),
        (OSError(errno.ENOSPC, "full"), "no room left"),
        (OSError(errno.EIO, "broken"), "could not be written"),
    ],
)
def test_a_failure_keeps_the_old_file(bare_report, tmp_path, monkeypatch, problem, words):
    target = tmp_path / "r.xlsx"
    target.write_text("old")

    def fail(self: Path, target: Path) -> None:
        raise problem

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportFailed, match=words) as failure:
        write(bare_report, target)
    assert "r.xlsx" in str(failure.value)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_fills_up_while_writing_keeps_the_old_file(bare_report, tmp_path, monkeypatch):
    target = tmp_path / "r.xlsx"
    target.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportFailed, match="no room left"):
        write(bare_report, target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(bare_report, tmp_path):
    with pytest.raises(ExportFailed, match=r"The folder of “r\.xlsx” does not exist"):
        write(bare_report, tmp_path / "nowhere" / "r.xlsx")


def test_a_folder_is_not_overwritten(bare_report, tmp_path):
    (tmp_path / "r.xlsx").mkdir()
    with pytest.raises(ExportFailed, match="is a folder"):
        write(bare_report, tmp_path / "r.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["r.xlsx"]


@pytest.mark.parametrize("suffix", [".pdf", ".pptx", ".xlsx"])
def test_progress_ends_where_it_said_it_would(bare_report, suffix):
    told: list[tuple[int, int]] = []
    render(bare_report, suffix, lambda done, total, words: told.append((done, total)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_the_same_report_gives_the_same_bytes(report, report_pdf):
    assert render(report, ".pdf") == report_pdf
    assert render(report, ".xlsx") == render(report, ".xlsx")
