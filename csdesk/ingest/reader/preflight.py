"""Looks a workbook over with the standard library before any parser sees it.

The limits are those at which parsers were seen to fail: sizes, ratios, entities, twin parts,
bounding boxes. What the parser would hide (error cells, formulas without a result, hidden rows) is
noted on the way.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from csdesk.ingest.reader.binary_sheets import scan_binary_sheet
from csdesk.ingest.reader.compound import inspect_compound
from csdesk.ingest.reader.inspection import MACROS_LEFT, Inspection
from csdesk.ingest.reader.kinds import FileKind
from csdesk.ingest.reader.open_document import scan_open_document
from csdesk.ingest.reader.package import (
    Package,
    describe_package,
    is_open_document,
    refuse_other_packages,
)
from csdesk.ingest.reader.refusal import DAMAGED, NO_PASSWORD, PASSWORD, Refusal
from csdesk.ingest.reader.sheet_scan import SheetScan, check_text_part, scan_sheet

LARGEST_PART = 256 << 20
LARGEST_TOTAL = 400 << 20
MOST_PARTS = 4_000
HIGHEST_RATIO = 200
RATIO_FROM = 8 << 20
BLOWN_UP = "it unpacks to far more than a workbook holds"
READ_BLOCK = 1 << 20


def inspect_file(path: Path, kind: FileKind) -> Inspection:
    """Return what a workbook holds. Raises Refusal where it must not be parsed."""
    return inspect_compound(path) if kind is FileKind.COMPOUND else inspect_package(path)


def inspect_package(path: Path) -> Inspection:
    """Return what a zip workbook holds. Raises Refusal where it must not be parsed."""
    with _open_archive(path) as archive:
        entries = archive.infolist()
        _check_entries(entries)
        refuse_other_packages([entry.filename for entry in entries])
        if is_open_document(archive):
            return _inspect_open_document(archive)
        package = describe_package(archive)
        scans = {entry.filename: _read_part(archive, entry, package) for entry in entries}
    has_macros = any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries)
    return Inspection(
        {name: scans.get(part) or SheetScan() for name, part in package.sheets.items()},
        (MACROS_LEFT,) if has_macros else (),
    )


def _inspect_open_document(archive: zipfile.ZipFile) -> Inspection:
    for entry in archive.infolist():
        if entry.filename != "content.xml":
            with archive.open(entry) as part:
                _read_to_end(part, entry.filename.lower())
    with archive.open("content.xml") as part:
        return Inspection(scan_open_document(part))


@contextmanager
def _open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        LookupError,
        struct.error,
    ) as error:
        raise Refusal(DAMAGED) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lower().replace("\\", "/") for entry in entries]
    if len(names) > MOST_PARTS:
        raise Refusal("it has more parts than a workbook has")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal(PASSWORD, NO_PASSWORD)
    if len(set(names)) != len(names):
        raise Refusal("two of its parts have the same name, so its content is not certain")
    if any(_is_blown_up(entry) for entry in entries):
        raise Refusal(BLOWN_UP)
    if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise Refusal(BLOWN_UP)


def _is_blown_up(entry: zipfile.ZipInfo) -> bool:
    ratio = entry.file_size / max(1, entry.compress_size)
    return entry.file_size > LARGEST_PART or (
        entry.file_size > RATIO_FROM and ratio > HIGHEST_RATIO
    )


def _read_part(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, package: Package
) -> SheetScan | None:
    """Read a part to its end, which also checks its size and checksum."""
    name = entry.filename.lower()
    sheets = [sheet for sheet, part in package.sheets.items() if part == entry.filename]
    with archive.open(entry) as part:
        if package.is_binary and sheets:
            with _sheet_named(sheets):
                return scan_binary_sheet(part.read(), package.styles)
        if not package.is_binary and (sheets or "sheet" in name.rpartition("/")[2]):
            with _sheet_named(sheets):
                return scan_sheet(part, package.styles)
        _read_to_end(part, name)
    return None


def _read_to_end(part: IO[bytes], name: str) -> None:
    if name.endswith((".xml", ".rels", ".vml")):
        check_text_part(part, shared_strings="sharedstrings" in name)
        return
    while part.read(READ_BLOCK):
        pass


@contextmanager
def _sheet_named(sheets: list[str]) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        refusal.sheet = sheets[0] if sheets else None
        raise
