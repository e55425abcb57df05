"""One part of a workbook, gone through as bytes: how far it reaches and what the parser hides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import IO

from csdesk.ingest.reader.extent import PREFIX, Extent, column_number
from csdesk.ingest.reader.number_formats import SAMPLED, Styles, usual_formats
from csdesk.ingest.reader.refusal import KEEP_LIST, Refusal

BLOCK = 1 << 18
LONGEST_TAG = 1 << 16
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
SMALL_BOX = 5_000_000
LARGE_BOX = 25_000_000
DENSE = 0.1
MOST_MERGES = 50_000
MOST_STRINGS = 2_000_000
ENTITIES = "it contains a DOCTYPE with entities, which no spreadsheet program writes"
NOT_STORED = "#NOT STORED"
"""Stands in a cell whose formula has no stored result."""

_STRINGS = re.compile(rb"\buniqueCount\s*=\s*[\"'](\d{1,20})")
_HIDDEN = re.compile(
    PREFIX + rb"(row|col)\s([^>]*?\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>", re.IGNORECASE
)
_NUMBERS = re.compile(rb"\b(r|min|max)\s*=\s*[\"'](\d{1,7})")
_ERROR = re.compile(
    PREFIX
    + rb"c\s([^>]*?\bt\s*=\s*[\"']e[\"'][^>]*)(?<!/)>(?:(?!</(?:[\w.-]+:)?c>).)*?"
    + PREFIX
    + rb"v[^>]*>([^<]{1,40})<",
    re.DOTALL,
)
_NO_RESULT = re.compile(
    PREFIX
    + rb"c\s((?![^>]*\bt\s*=\s*[\"']str)[^>]*)(?<!/)>\s*"
    + PREFIX
    + rb"f\b(?:[^>]*/>|[^<]*</[^>]*>)\s*"
    + rb"(?:<[\w.:-]*v\s*/>|<[\w.:-]*v>\s*</[\w.:-]*v>)?\s*</(?:[\w.-]+:)?c>"
)
"""A formula without a value; where it is typed as text, an empty value is its result."""
_STYLED = re.compile(PREFIX + rb"c\s([^>]*[^/])>")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d{1,6})[\"']")
_KIND = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_MERGE = re.compile(
    PREFIX + rb"mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})"
)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")


@dataclass(slots=True)
class SheetScan:
    """What one part holds: its bounding box, and cells that the parser would show as empty."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    """0-based row and column of error cells, with their text."""
    unplaced: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    styles: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Figures by 1-based column and number of their style, in a sample of the cells."""
    formats: Mapping[int, str] = field(default_factory=dict)

    def note_merge(
        self, first_row: int, first_column: int, last_row: int, last_column: int
    ) -> None:
        """Keep merged cells; all numbers are 1-based and inclusive."""
        if len(self.merges) < MOST_MERGES:
            self.merges.append((first_row, first_column, last_row, last_column))

    def check_box(self, sheet: str | None = None) -> None:
        """Raise Refusal where the cells reach too far for the parser."""
        box = self.rows * self.columns
        if self.rows > MOST_ROWS or self.columns > MOST_COLUMNS:
            raise Refusal("it has cells outside the limits of a sheet", sheet=sheet)
        if box > LARGE_BOX or (box > SMALL_BOX and self.cells < DENSE * box):
            raise Refusal(
                f"it spans {self.rows:,} rows and {self.columns:,} columns, more than csdesk reads",
                KEEP_LIST,
                sheet,
            )

    def marks_by_row(self) -> dict[int, dict[int, str]]:
        """Return the marks as 0-based row to 0-based column to text."""
        rows: dict[int, dict[int, str]] = {}
        for (row, column), text in self.marks.items():
            rows.setdefault(row, {})[column] = text
        return rows


def scan_sheet(part: IO[bytes], styles: Styles) -> SheetScan:
    """Return what a sheet's part holds. Raises Refusal where it reaches too far."""
    scan = SheetScan()
    extent = Extent()
    for chunk in _chunks(part):
        if extent.cells < SAMPLED:
            _note_styles(scan, chunk)
        extent.add(chunk)
        if b"idden" in chunk:
            _note_hidden(scan, chunk)
        if b'"e"' in chunk or b"'e'" in chunk:
            _note_marks(scan, _ERROR, chunk)
        if b"ergeCell" in chunk:
            _note_merges(scan, chunk)
        if b"<f" in chunk or b":f" in chunk:
            _note_marks(scan, _NO_RESULT, chunk)
    scan.rows, scan.columns, scan.cells = extent.rows, extent.columns, extent.cells
    scan.check_box()
    scan.formats = usual_formats(scan.styles, styles)
    return scan


def check_text_part(part: IO[bytes], *, shared_strings: bool) -> None:
    """Read a part to its end. Raises Refusal where it declares entities or too many texts."""
    for number, chunk in enumerate(_chunks(part)):
        if shared_strings and number == 0:
            stated = _STRINGS.search(chunk)
            if stated and int(stated[1]) > MOST_STRINGS:
                raise Refusal("it claims to hold more texts than csdesk reads")


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    """Yield the part in pieces that end behind a cell, so that no cell is cut in two."""
    rest = b""
    first = True
    while block := part.read(BLOCK):
        chunk = rest + block
        if first:
            _refuse_wide_text(chunk)
            first = False
        if b"<!" in chunk and (b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk):
            raise Refusal(ENTITIES)
        cut = chunk.rfind(b"c>") + 2
        if cut < 2:
            cut = max(chunk.rfind(b"<"), len(chunk) - LONGEST_TAG)
        yield chunk[:cut]
        rest = chunk[cut:]
    if rest:
        yield rest


def _refuse_wide_text(chunk: bytes) -> None:
    if b"\0" in chunk[:200]:
        raise Refusal("its text is in an unusual encoding")


def _note_styles(scan: SheetScan, chunk: bytes) -> None:
    """Count the styles of figures, in the part of a sheet that is a sample of it."""
    for found in _STYLED.finditer(chunk):
        style, kind, place = (pattern.search(found[1]) for pattern in (_STYLE, _KIND, _PLACE))
        if place and (kind is None or kind[1] == b"n"):
            scan.styles[column_number(place[1]), int(style[1]) if style else 0] += 1


def _note_merges(scan: SheetScan, chunk: bytes) -> None:
    for left, top, right, bottom in _MERGE.findall(chunk):
        scan.note_merge(int(top), column_number(left), int(bottom), column_number(right))


def _note_hidden(scan: SheetScan, chunk: bytes) -> None:
    for kind, attributes in _HIDDEN.findall(chunk):
        numbers = {name: int(value) for name, value in _NUMBERS.findall(attributes)}
        if kind.lower() == b"row" and b"r" in numbers:
            scan.hidden_rows.append(numbers[b"r"])
        elif kind.lower() == b"col" and b"min" in numbers:
            last = min(numbers.get(b"max", numbers[b"min"]), MOST_COLUMNS)
            scan.hidden_columns += range(numbers[b"min"], last + 1)


def _note_marks(scan: SheetScan, pattern: re.Pattern[bytes], chunk: bytes) -> None:
    for found in pattern.finditer(chunk):
        place = _PLACE.search(found[1])
        text = (
            NOT_STORED if pattern is _NO_RESULT else unescape(found[2].decode("utf-8", "replace"))
        )
        if place is None:
            scan.unplaced += 1
        else:
            scan.marks[int(place[2]) - 1, column_number(place[1]) - 1] = text
