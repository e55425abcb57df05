"""What kind of file this is, from its first bytes; whatever is no list is refused by its name."""

from __future__ import annotations

import stat
from enum import StrEnum
from pathlib import Path

from csdesk.ingest.reader.encoding import HEAD, find_wide_encoding
from csdesk.ingest.reader.refusal import DAMAGED, NEEDS_LIST, SAVE_AS, Refusal

LARGEST_WORKBOOK = 100 << 20
LARGEST_TEXT = 2 << 30
TEXT_SUFFIXES = {".csv", ".tsv", ".txt"}
PACKAGE = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_EXCEL_STARTS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
PARQUET_START = b"PAR1"
AS_EVENTS = "Bring it in as usage events if it lists them, or save it as CSV"
OTHER_STARTS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document"),
)
WEB_STARTS = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<body", b"<style")
MOST_CONTROLS = 0.05


class FileKind(StrEnum):
    """How a file is built."""

    PACKAGE = "package"
    """A zip file of parts: .xlsx, .xlsm, .xlsb, .ods."""
    COMPOUND = "compound"
    """An OLE file of streams: .xls."""
    TEXT = "text"


def find_kind(path: Path) -> FileKind:
    """Return how a file is to be read. Raises Refusal, or OSError where it cannot be opened."""
    _check_is_file(path)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Refusal("the file is empty", NEEDS_LIST)
    for start, kind in ((PACKAGE, FileKind.PACKAGE), (COMPOUND, FileKind.COMPOUND)):
        if head.startswith(start):
            _check_size(path, LARGEST_WORKBOOK)
            return kind
    _refuse_foreign(head)
    _check_text(path, head)
    return FileKind.TEXT


def _check_is_file(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise Refusal("it is a folder", "Choose one file in it, saved as .xlsx or .csv")
    if not stat.S_ISREG(mode):
        raise Refusal("it is no ordinary file", NEEDS_LIST)


def _check_size(path: Path, largest: int) -> None:
    if path.stat().st_size > largest:
        raise Refusal(
            f"it is larger than the {largest >> 20} MB that csdesk reads",
            "Keep only the customer list in it, or split it",
        )


def _refuse_foreign(head: bytes) -> None:
    if head.startswith(OLD_EXCEL_STARTS):
        raise Refusal("it is a workbook of an Excel from before 1997", SAVE_AS)
    if head.startswith(PARQUET_START):
        raise Refusal("it is a Parquet file, not a spreadsheet", AS_EVENTS)
    for start, name in OTHER_STARTS:
        if head.startswith(start):
            raise Refusal(f"it is {name}, not a spreadsheet", NEEDS_LIST)
    _refuse_markup(head)


def _refuse_markup(head: bytes) -> None:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        raise Refusal("it is a workbook in the XML format of 2003", SAVE_AS)
    if text.startswith(WEB_STARTS):
        raise Refusal("it is a web page with the name of a spreadsheet", SAVE_AS)
    if text.startswith(b"<?xml"):
        raise Refusal("it is an XML file, not a spreadsheet", SAVE_AS)
    if text.startswith(b"id;p"):
        raise Refusal("it is a SYLK file", SAVE_AS)


def _check_text(path: Path, head: bytes) -> None:
    wide = find_wide_encoding(head)
    if wide is None and _control_share(head) > MOST_CONTROLS:
        raise Refusal(f"it is no spreadsheet that csdesk knows, or {DAMAGED}", NEEDS_LIST)
    if path.suffix.lower() not in TEXT_SUFFIXES:
        raise Refusal(
            "it is plain text under the name of something else",
            "Rename it to end in .csv if it is a list",
        )
    _check_size(path, LARGEST_TEXT)


def _control_share(head: bytes) -> float:
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\f")
    return controls / len(head)
