"""What SQLite's errors mean to the person at the desk."""

from __future__ import annotations

DAMAGED = (
    "{file} is damaged and was left as it is. Open an earlier copy of it, "
    "or bring the lists and answers in again"
)
UNREACHABLE = (
    "{file} could not be read or written: its drive reports an error or is gone. "
    "Check the drive, then open the file again"
)
NOT_ALLOWED = (
    "{file} cannot be used here: the file or its folder may not be written. "
    "Allow writing, or copy the file to another folder"
)

SENTENCES = {
    "SQLITE_BUSY": "{file} is open in another window or program. Close it there and try again",
    "SQLITE_LOCKED": "{file} is open in another window or program. Close it there and try again",
    "SQLITE_FULL": "{file} could not be saved: its drive is full. Free some space and try again",
    "SQLITE_READONLY": NOT_ALLOWED,
    "SQLITE_CANTOPEN": NOT_ALLOWED,
    "SQLITE_PERM": NOT_ALLOWED,
    "SQLITE_IOERR": UNREACHABLE,
    "SQLITE_PROTOCOL": UNREACHABLE,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_TOOBIG": "{file} could not be saved: a text is too long. Shorten it and try again",
    "SQLITE_NOMEM": "{file} needs more memory than there is. Close other programs and try again",
}
"""By the name of the primary result code; an undecodable text has none and means damage."""


def failure_sentence(error_name: str | None, file_name: str) -> str:
    """Return the sentence for a result code of SQLite, such as ``SQLITE_FULL``."""
    if error_name is None:
        return f"{DAMAGED.format(file=file_name)}."
    known = SENTENCES.get("_".join(error_name.split("_")[:2]))
    if known is None:
        return f"{file_name} could not be used ({error_name}). Close csdesk and try again."
    return f"{known.format(file=file_name)}."
