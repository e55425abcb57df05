"""Looks an .xls workbook over before the parser sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csdesk.ingest.reader.inspection import MACROS_LEFT, Inspection
from csdesk.ingest.reader.old_records import scan_records
from csdesk.ingest.reader.refusal import (
    DAMAGED,
    NEEDS_LIST,
    NO_PASSWORD,
    PASSWORD,
    SAVE_AS,
    Refusal,
)

BOOKS = ("workbook", "book")
MACROS = "_vba_project_cur"


def inspect_compound(path: Path) -> Inspection:
    """Return what an OLE file holds. Raises Refusal where it must not be parsed."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise Refusal(PASSWORD, NO_PASSWORD)
    streams, content = _read_book(path)
    if content is None:
        raise Refusal("it is an old Office document, not a spreadsheet", NEEDS_LIST)
    notes = (MACROS_LEFT,) if MACROS in streams else ()
    with _damage_named():
        return Inspection(scan_records(content), notes)


def _read_book(path: Path) -> tuple[set[str], bytes | None]:
    """Return the names at the top of the file, and the stream of its workbook."""
    import olefile

    with _damage_named(), olefile.OleFileIO(path) as file:
        tops = {entry[0].lower(): entry[0] for entry in file.listdir(storages=True)}
        book = next((tops[name] for name in BOOKS if name in tops), None)
        content = file.openstream(book).read() if book else None
    return set(tops), content


@contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except (MemoryError, Refusal):
        raise
    except Exception as error:
        raise Refusal(DAMAGED, SAVE_AS) from error
