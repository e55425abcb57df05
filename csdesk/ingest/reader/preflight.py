"""Looks a workbook over with the standard library before any parser sees it.

The limits are those at which parsers were seen to fail: sizes, ratios, entities, twin parts,
bounding boxes. What the parser would hide (error cells, formulas without a result, hidden rows) is
noted on the way.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from csdesk.ingest.reader.package import find_sheet_parts, refuse_other_packages
from csdesk.ingest.reader.refusal import DAMAGED, Refusal
from csdesk.ingest.reader.sheet_scan import SheetScan, check_text_part, scan_sheet

LARGEST_PART = 256 << 20
LARGEST_TOTAL = 400 << 20
MOST_PARTS = 4_000
HIGHEST_RATIO = 200
RATIO_FROM = 8 << 20
BLOWN_UP = "it unpacks to far more than a workbook holds"
READ_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the preflight found: one scan for each sheet, and whether macros were left alone."""

    sheets: Mapping[str, SheetScan]
    has_macros: bool


def inspect_package(path: Path) -> Inspection:
    """Return what a zip workbook holds. Raises Refusal where it must not be parsed."""
    with _open_archive(path) as archive:
        entries = archive.infolist()
        _check_entries(entries)
        refuse_other_packages([entry.filename for entry in entries])
        parts = find_sheet_parts(archive)
        scans = {entry.filename: _read_part(archive, entry, parts) for entry in entries}
    return Inspection(
        {name: scans.get(part) or SheetScan() for name, part in parts.items()},
        any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries),
    )


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
    ) as error:
        raise Refusal(DAMAGED) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lower().replace("\\", "/") for entry in entries]
    if len(names) > MOST_PARTS:
        raise Refusal("it has more parts than a workbook has")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal(
            "it is protected with a password", "Save it without the password and choose it again"
        )
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
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, parts: Mapping[str, str]
) -> SheetScan | None:
    """Read a part to its end, which also checks its size and checksum."""
    name = entry.filename.lower()
    sheets = [sheet for sheet, part in parts.items() if part == entry.filename]
    with archive.open(entry) as part:
        if sheets or "sheet" in name.rpartition("/")[2]:
            with _sheet_named(sheets):
                return scan_sheet(part)
        if name.endswith((".xml", ".rels", ".vml")):
            check_text_part(part, shared_strings="sharedstrings" in name)
            return None
        while part.read(READ_BLOCK):
            pass
    return None


@contextmanager
def _sheet_named(sheets: list[str]) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        refusal.sheet = sheets[0] if sheets else None
        raise
