"""The first 100 bytes of a file, read before SQLite may touch it."""

from __future__ import annotations

import stat
import time
from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import WorkspaceDamaged, WorkspaceUnusable
from csdesk.storage.file.database import Database
from csdesk.storage.file.side_files import has_journal, side_file

HEADER_SIZE = 100
MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x4353444B
"""The letters CSDK, at bytes 68 to 71 of every workspace."""
ROLLBACK_JOURNAL = 1
PAGE_SIZE = 4096
"""Bytes; that of every encrypted workspace, whose header cannot be read."""
FRACTIONS = bytes((64, 32, 32))
"""What SQLite demands at bytes 21 to 23."""
SUFFIX = ".csdesk"
OTHER_KINDS = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff\xe0",
    b"\xff\xd8\xff\xe1",
    b"\xd0\xcf\x11\xe0",
    bytes(16),
)
"""How common files begin that cannot be encrypted workspaces; one of zeros was never written."""
SHARING_VIOLATIONS = (32, 33)
"""Error numbers of Windows for a file that a virus scanner or a backup program reads."""
PAUSES = (0.1, 0.2, 0.4)
"""Seconds to wait for such a program."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a SQLite file says (file format of SQLite, section 1.3)."""

    journal: int
    application_id: int
    format: int
    stated_size: int | None
    """Bytes of all pages; None where the header itself says that its count is out of date."""


def read_header(path: Path, newest_format: int) -> Header | None:
    """Return the header of a workspace, None when only a pass phrase can tell what the file is.

    Raises WorkspaceUnusable; the file is only read.
    """
    content, size = _read(path)
    if not content.startswith(MAGIC) or len(content) < HEADER_SIZE:
        _refuse_unencrypted(content, size, path)
        _refuse_side_log(path)
        return None
    header = _decode(content)
    _check(header, path, size, newest_format)
    return header


def check_unlocked(database: Database, path: Path, newest_format: int) -> None:
    """Check what the header of an unlocked file says. Raises WorkspaceUnusable."""
    header = Header(
        ROLLBACK_JOURNAL,
        _ask(database, "application_id"),
        _ask(database, "user_version"),
        _ask(database, "page_count") * PAGE_SIZE,
    )
    _check(header, path, path.stat().st_size, newest_format)


def refuse_unreadable(path: Path) -> None:
    """Raise WorkspaceUnusable for what is not there, is no file, or may not be read."""
    _read(path)


def missing(path: Path) -> WorkspaceUnusable:
    """Return the error for a file that is not there."""
    return WorkspaceUnusable(
        f"{path.name} is not in {path.absolute().parent}. Look where it was moved or renamed, "
        "or connect its drive."
    )


def _ask(database: Database, pragma: str) -> int:
    row = database.row(f"PRAGMA {pragma}")
    return int(row[0]) if row else 0


def _read(path: Path) -> tuple[bytes, int]:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            called = path.resolve() if path.is_dir() else path.name
            raise WorkspaceUnusable(f"{called} is not a file. Choose a csdesk workspace.")
        return _read_patiently(path), found.st_size
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise WorkspaceUnusable(_unreadable(path, error)) from error


def _read_patiently(path: Path) -> bytes:
    for pause in PAUSES:
        try:
            return _read_beginning(path)
        except PermissionError as error:
            if not _is_held(error):
                raise
            time.sleep(pause)
    return _read_beginning(path)


def _read_beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEADER_SIZE)


def _is_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in SHARING_VIOLATIONS


def _unreadable(path: Path, error: OSError) -> str:
    if _is_held(error):
        return (
            f"{path.name} is held by another program, such as a virus scanner or a backup. "
            "Wait a moment and try again."
        )
    return f"{path.name} cannot be read ({error.strerror}). Check that you may read it."


def _refuse_unencrypted(content: bytes, size: int, path: Path) -> None:
    """Refuse what is neither SQLite nor as long as an encrypted workspace can be."""
    if size == 0:
        raise WorkspaceDamaged(f"{path.name} is empty. Choose a file that csdesk made.")
    if content[21:24] == FRACTIONS and _number(content, 68, 4) == APPLICATION_ID:
        raise WorkspaceDamaged(
            f"{path.name} is damaged at its beginning and was left as it is. "
            "Open an earlier copy of it."
        )
    is_whole = size % PAGE_SIZE == 0 or has_journal(path)
    if size < 2 * PAGE_SIZE or not is_whole or content.startswith(OTHER_KINDS):
        kind = WorkspaceDamaged if path.suffix.casefold() == SUFFIX else WorkspaceUnusable
        raise kind(
            f"{path.name} is not a csdesk workspace, or its beginning or end is damaged. "
            "Choose a file that csdesk made."
        )


def _refuse_side_log(path: Path) -> None:
    """Refuse an encrypted file that another program keeps a write-ahead log for."""
    if side_file(path, "-wal").exists():
        raise WorkspaceDamaged(_changed(path.name))


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
        raise WorkspaceDamaged(_changed(path.name))
    if header.stated_size is not None and size < header.stated_size and not has_journal(path):
        raise WorkspaceDamaged(
            f"{path.name} is cut short: {size} of {header.stated_size} bytes are there. "
            "If it is still being copied, wait; otherwise open an earlier copy of it."
        )


def _changed(file_name: str) -> str:
    return (
        f"{file_name} was changed by another program or never finished, and was left as it is. "
        "Open an earlier copy of it."
    )
