"""Files as evidence: the bytes come back as they were, under a name that every system allows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from csdesk.errors import ExportFailed, InputRefused, WrongUsage
from csdesk.model.identifiers import QuestionId
from csdesk.operations.attachments import (
    LARGEST,
    attach_content,
    attach_file,
    remove_files,
    save_file,
)
from csdesk.operations.history import undo

QUESTION = QuestionId("segmentation.1.first")


def test_a_file_comes_back_as_it_was(workspace, tmp_path):
    source = tmp_path / "Success plan.pdf"
    source.write_bytes(bytes(range(256)))
    attachment = attach_file(workspace, QUESTION, source).result
    source.unlink()
    assert (attachment.name, attachment.size) == ("Success plan.pdf", 256)
    saved = save_file(workspace, attachment, tmp_path).result
    assert (saved.name, saved.read_bytes()) == ("Success plan.pdf", bytes(range(256)))


def test_two_with_the_same_name_stay_two(workspace, tmp_path):
    for content in (b"one", b"two"):
        attach_content(workspace, QUESTION, "plan.pdf", content)
    first, second = workspace.attachments.all()
    saved = [save_file(workspace, kept, tmp_path).result for kept in (first, second)]
    assert [path.name for path in saved] == ["plan.pdf", "plan (2).pdf"]
    assert [path.read_bytes() for path in saved] == [b"one", b"two"]


def test_the_same_file_twice_stays_when_one_is_taken_away(workspace, tmp_path):
    first, second = (
        attach_content(workspace, QUESTION, "plan.pdf", b"same").result for _ in range(2)
    )
    remove_files(workspace, [first.id])
    assert workspace.attachments.all() == (second,)
    assert save_file(workspace, second, tmp_path).result.read_bytes() == b"same"


def test_a_file_that_was_taken_away_comes_back_by_undo(workspace, tmp_path):
    attachment = attach_content(workspace, QUESTION, "plan.pdf", b"plan").result
    remove_files(workspace, [attachment.id])
    with pytest.raises(WrongUsage, match="no longer attached"):
        save_file(workspace, attachment, tmp_path)
    undo(workspace)
    assert save_file(workspace, attachment, tmp_path).result.read_bytes() == b"plan"


def test_a_file_of_the_largest_size_is_taken_and_one_byte_more_refused(workspace, tmp_path):
    source = tmp_path / "big.bin"
    with source.open("wb") as file:
        file.truncate(LARGEST)
    assert attach_file(workspace, QUESTION, source).result.size == LARGEST
    with source.open("ab") as file:
        file.write(b"x")
    with pytest.raises(InputRefused, match="25 MB"):
        attach_file(workspace, QUESTION, source)
    assert len(workspace.attachments.all()) == 1


def test_what_is_no_file_is_refused(workspace, tmp_path):
    with pytest.raises(InputRefused, match=r"gone\.pdf"):
        attach_file(workspace, QUESTION, tmp_path / "gone.pdf")
    with pytest.raises(InputRefused, match="not a file"):
        attach_file(workspace, QUESTION, tmp_path)
    assert workspace.attachments.all() == ()


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("../../evil.sh", "_.._evil.sh"),
        ("C:\\Windows\\evil.exe", "C__Windows_evil.exe"),
        ("CON.txt", "_CON.txt"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("", "file"),
        ("..", "file"),
        ("no suffix", "no suffix"),
        ("v1.2 of the plan", "v1.2 of the plan"),
        ("é" * 300 + ".pdf", "é" * 60 + ".pdf"),
        ("plan.", "plan"),
    ],
)
def test_a_name_that_is_no_file_name_is_made_one(workspace, tmp_path, name, saved):
    folder = tmp_path / "out"
    folder.mkdir()
    attachment = attach_content(workspace, QUESTION, name, b"x").result
    assert attachment.name == (name or "file")
    assert save_file(workspace, attachment, folder).result == folder / saved
    assert [path.name for path in folder.iterdir()] == [saved]


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has names that are no text")
def test_a_name_that_is_no_text_is_kept_readable(workspace, tmp_path):
    source = tmp_path / os.fsdecode(b"pl\xffn.pdf")
    source.write_bytes(b"x")
    assert attach_file(workspace, QUESTION, source).result.name == "pl?n.pdf"


def test_a_folder_that_is_gone_is_told_and_nothing_is_left(workspace, tmp_path, monkeypatch):
    attachment = attach_content(workspace, QUESTION, "plan.pdf", b"x").result
    with pytest.raises(ExportFailed, match=r"plan\.pdf"):
        save_file(workspace, attachment, tmp_path / "gone")

    def refuse(_number: int) -> None:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "full"
    folder.mkdir()
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExportFailed, match="No space left"):
        save_file(workspace, attachment, folder)
    assert list(Path(folder).iterdir()) == []
