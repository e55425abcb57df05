"""What SQLite's errors mean to the person at the desk."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.errors import (
    WorkspaceChangedUnderneath,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceNotWritable,
    WorkspaceUnusable,
)

IN_USE = "{file} is open in another window or program. Close it there and try again"
DAMAGED = (
    "{file} is damaged and was left as it is. Open an earlier copy of it, "
    "or bring the lists and answers in again"
)
UNREACHABLE = (
    "{file} could not be read or written: its drive reports an error or is gone. "
    "Check the drive, then open the file again"
)
TOOK_NO_MORE = (
    "{file} could not be saved: its drive took no more of it, or is gone. "
    "Free some space or check the drive, then try again"
)
NOT_ALLOWED = (
    "{file} cannot be used here: the file or its folder may not be written. "
    "Allow writing, or copy the file to another folder"
)
UNFINISHED = (
    "{file} was not closed properly and cannot be put in order here, as it may not be written. "
    "Allow writing, or copy it together with {file}-journal to another folder"
)
MOVED = (
    "{file} was moved, replaced or deleted while it was open, and nothing was overwritten. "
    "Save a copy of what is open here, then open the file again"
)

SENTENCES = {
    "SQLITE_BUSY": IN_USE,
    "SQLITE_LOCKED": IN_USE,
    "SQLITE_FULL": "{file} could not be saved: its drive is full. Free some space and try again",
    "SQLITE_READONLY": NOT_ALLOWED,
    "SQLITE_READONLY_DBMOVED": MOVED,
    "SQLITE_READONLY_ROLLBACK": UNFINISHED,
    "SQLITE_CANTOPEN": NOT_ALLOWED,
    "SQLITE_PERM": NOT_ALLOWED,
    "SQLITE_IOERR": UNREACHABLE,
    "SQLITE_IOERR_WRITE": TOOK_NO_MORE,
    "SQLITE_IOERR_FSYNC": TOOK_NO_MORE,
    "SQLITE_IOERR_TRUNCATE": TOOK_NO_MORE,
    "SQLITE_PROTOCOL": UNREACHABLE,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_TOOBIG": "{file} could not be saved: a text is too long. Shorten it and try again",
    "SQLITE_NOMEM": "{file} needs more memory than there is. Close other programs and try again",
}
"""By the name of the result code; an undecodable text has none and means damage."""


TOLD_IN_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "out of memory": "SQLITE_NOMEM",
}


def _in_use(sentence: str) -> WorkspaceInUse:
    return WorkspaceInUse(sentence, may_be_taken=False)


KINDS: dict[str, Callable[[str], WorkspaceUnusable]] = {
    IN_USE: _in_use,
    DAMAGED: WorkspaceDamaged,
    NOT_ALLOWED: WorkspaceNotWritable,
    MOVED: WorkspaceChangedUnderneath,
}


def workspace_error(error_name: str | None, file_name: str) -> WorkspaceUnusable:
    """Return the error for a result code of SQLite, such as ``SQLITE_FULL``, with its sentence."""
    known = _known_sentence(error_name)
    if known is None:
        return WorkspaceUnusable(
            f"{file_name} could not be used ({error_name}). Close csdesk and try again."
        )
    return KINDS.get(known, WorkspaceUnusable)(f"{known.format(file=file_name)}.")


def result_name(error: Exception) -> str | None:
    """Return the name of the result code of an error of SQLite; None for a text that is no text.

    What fails within an SQL function, such as the export to another file, and what fails in
    SQLite's backup interface is told in words only.
    """
    words = str(error)
    if words.startswith("Could not decode"):
        return None
    name: str = getattr(error, "sqlite_errorname", None) or "SQLITE_ERROR"
    return TOLD_IN_WORDS.get(words, name) if name == "SQLITE_ERROR" else name


def _known_sentence(error_name: str | None) -> str | None:
    if error_name is None:
        return DAMAGED
    primary = "_".join(error_name.split("_")[:2])
    return SENTENCES.get(error_name) or SENTENCES.get(primary)


def result_code(error: WorkspaceUnusable) -> str:
    """Return the name of the result code of SQLite behind an error; empty where there is none."""
    return getattr(error.__cause__, "sqlite_errorname", None) or ""
