"""Files as evidence for answers: attached, taken away, saved somewhere else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from csdesk.errors import ExportFailed, InputRefused, WrongUsage
from csdesk.formatting.file_names import file_name
from csdesk.model.attachments import Attachment
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import AttachmentId, QuestionId
from csdesk.operations.given_files import read_given, readable_name
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace

LARGEST = 25_000_000
"""Bytes of one attached file; the workspace and each of its backups hold them all."""
LONGEST_SUFFIX = 16
ADVICE = "Choose a file that is there and that you may read"


def attach_file(workspace: Workspace, question: QuestionId, path: Path) -> Outcome[Attachment]:
    """Keep a copy of a file as evidence for a question.

    Raises InputRefused when it cannot be read or is larger than 25 MB.
    """
    return attach_content(workspace, question, path.name, read_given(path, LARGEST, ADVICE))


def attach_content(
    workspace: Workspace, question: QuestionId, name: str, content: bytes
) -> Outcome[Attachment]:
    """Keep bytes as a file of this name; InputRefused when they are more than 25 MB."""
    readable = readable_name(name)
    if len(content) > LARGEST:
        raise InputRefused(
            "it is larger than 25 MB, and the workspace with each of its backups would hold it",
            file=readable,
            advice="Attach the page that shows it, or note where the file lies",
        )
    with workspace.step(Action.ATTACH_FILE):
        attachment = workspace.attachments.add(question, readable, content)
    return Outcome(attachment, Changes.ANSWERS)


def remove_files(workspace: Workspace, attachments: Iterable[AttachmentId]) -> Outcome[None]:
    """Take attached files away; undo brings them back."""
    with workspace.step(Action.REMOVE_FILE):
        workspace.attachments.remove(attachments)
    return Outcome(None, Changes.ANSWERS)


def save_file(workspace: Workspace, attachment: Attachment, folder: Path) -> Outcome[Path]:
    """Write an attached file into a folder and return its path; no other file is written over.

    Its name loses what no file may be called, and gets a number where it is taken. Raises
    WrongUsage when it is not attached any more, ExportFailed when it cannot be written.
    """
    try:
        content = workspace.attachments.content(attachment.id)
        return Outcome(_write_free(folder, attachment.name, content), Changes.NONE)
    except KeyError as problem:
        raise WrongUsage(f"“{attachment.name}” is no longer attached.") from problem
    except OSError as problem:
        raise ExportFailed(
            f"“{attachment.name}” could not be saved in {folder} ({problem.strerror}). "
            "Choose another folder, or make room."
        ) from problem


def _write_free(folder: Path, name: str, content: bytes) -> Path:
    path, file = _create_free(folder, name)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _create_free(folder: Path, name: str) -> tuple[Path, BinaryIO]:
    stem, suffix = _safe_name(name)
    number = 1
    while True:
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        with suppress(FileExistsError):
            return path, path.open("xb")
        number += 1


def _safe_name(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > LONGEST_SUFFIX:
        return file_name(name, "file"), ""
    ending = file_name(ending, "")
    return file_name(stem, "file"), f".{ending}" if ending else ""
