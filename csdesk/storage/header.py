"""The first 100 bytes of a file, read before SQLite may touch it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import WorkspaceUnusable

HEADER_SIZE = 100
MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x4353444B
"""The letters CSDK, at bytes 68 to 71 of every workspace."""
ROLLBACK_JOURNAL = 1


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a SQLite file says (file format of SQLite, section 1.3)."""

    journal: int
    application_id: int
    format: int
    stated_size: int | None
    """Bytes of all pages; None where the header itself says that its count is out of date."""


def read_header(path: Path, newest_format: int) -> Header:
    """Return the header of a workspace, or raise WorkspaceUnusable; the file is only read."""
    content, size = _read(path)
    if not content.startswith(MAGIC) or len(content) < HEADER_SIZE:
        what = "is empty" if size == 0 else "is not a csdesk workspace, or its beginning is damaged"
        raise WorkspaceUnusable(f"{path.name} {what}. Choose a file that csdesk made.")
    header = _decode(content)
    _check(header, path, size, newest_format)
    return header


def _read(path: Path) -> tuple[bytes, int]:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise WorkspaceUnusable(f"{path.name} is not a file. Choose a csdesk workspace.")
        with path.open("rb") as file:
            return file.read(HEADER_SIZE), found.st_size
    except FileNotFoundError as error:
        raise WorkspaceUnusable(
            f"{path.name} is not in {path.parent}. Look where it was moved or renamed."
        ) from error
    except OSError as error:
        raise WorkspaceUnusable(
            f"{path.name} cannot be read ({error.strerror}). Check that you may read it."
        ) from error


def _decode(content: bytes) -> Header:
    page_size = _number(content, 16, 2)
    counts = _number(content, 24, 4) == _number(content, 92, 4)
    pages = _number(content, 28, 4)
    return Header(
        journal=max(content[18], content[19]),
        application_id=_number(content, 68, 4),
        format=_number(content, 60, 4),
        stated_size=pages * (65536 if page_size == 1 else page_size) if counts else None,
    )


def _number(content: bytes, start: int, length: int) -> int:
    return int.from_bytes(content[start : start + length], "big")


def _check(header: Header, path: Path, size: int, newest_format: int) -> None:
    if header.application_id != APPLICATION_ID:
        raise WorkspaceUnusable(
            f"{path.name} is a database of another program. Choose a file that csdesk made."
        )
    if header.format > newest_format:
        raise WorkspaceUnusable(
            f"{path.name} was made by a newer csdesk (format {header.format}; this one reads up to "
            f"{newest_format}). Update csdesk to open it."
        )
    if header.format < 1 or header.journal != ROLLBACK_JOURNAL:
        raise WorkspaceUnusable(
            f"{path.name} was changed by another program or never finished, and was left as it is. "
            "Open an earlier copy of it."
        )
    if header.stated_size is not None and size < header.stated_size and not _has_journal(path):
        raise WorkspaceUnusable(
            f"{path.name} is cut short: {size} of {header.stated_size} bytes are there. "
            "If it is still being copied, wait; otherwise open an earlier copy of it."
        )


def _has_journal(path: Path) -> bool:
    """Tell whether a change was interrupted, which SQLite then takes back by itself."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0
