"""The parts of an .xlsb workbook: its sheets, and what the parser hides in them.

The layout is that of [MS-XLSB]: each record is its number, its length, and its content.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from csdesk.ingest.reader.number_formats import SAMPLED, Styles, usual_formats
from csdesk.ingest.reader.old_records import ERRORS
from csdesk.ingest.reader.sheet_scan import MOST_COLUMNS, SheetScan

ROW, BLANK, SHORT_NUMBER, ERROR, NUMBER = 0, 1, 2, 3, 5
FORMULA_NUMBER, FORMULA_ERROR = 9, 11
CELLS = range(BLANK, FORMULA_ERROR + 1)
FIGURES = {SHORT_NUMBER, NUMBER, FORMULA_NUMBER}
ERROR_CELLS = {ERROR, FORMULA_ERROR}
COLUMN, MERGED, SHEET = 60, 176, 156
FORMAT, STYLE, BEGIN_STYLES, END_STYLES = 44, 47, 617, 618
HIDDEN_ROW = 0x10
_SHEET_NAME = 8
_CELL = struct.Struct("<IHB")


def find_binary_sheets(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the id of the link to its part."""
    for number, record in _records(content):
        if number == SHEET:
            link, rest = _text(record, _SHEET_NAME)
            name, _ = _text(record, rest)
            yield name, link


def read_binary_styles(content: bytes) -> Styles:
    """Return the number formats of a workbook."""
    styles = Styles([], {})
    inside = False
    for number, record in _records(content):
        if number in (BEGIN_STYLES, END_STYLES):
            inside = number == BEGIN_STYLES
        elif number == STYLE and inside:
            styles.formats.append(int.from_bytes(record[2:4], "little"))
        elif number == FORMAT:
            styles.codes[int.from_bytes(record[:2], "little")] = _text(record, 2)[0]
    return styles


def scan_binary_sheet(content: bytes, styles: Styles) -> SheetScan:
    """Return what a sheet's part holds. Raises Refusal where it reaches too far."""
    scan = SheetScan()
    row = 0
    for number, record in _records(content):
        if number == ROW and len(record) >= 12:
            row = int.from_bytes(record[:4], "little")
            if record[11] & HIDDEN_ROW:
                scan.hidden_rows.append(row + 1)
        elif number in CELLS and len(record) >= _CELL.size:
            _note_cell(scan, number, row, record)
        elif number in READERS and len(record) >= LEAST[number]:
            READERS[number](scan, record)
    scan.check_box()
    scan.formats = usual_formats(scan.styles, styles)
    return scan


def _note_cell(scan: SheetScan, number: int, row: int, record: bytes) -> None:
    column, low, high = _CELL.unpack_from(record)
    scan.cells += 1
    scan.rows = max(scan.rows, row + 1)
    scan.columns = max(scan.columns, column + 1)
    if number in FIGURES and scan.cells <= SAMPLED:
        scan.styles[column + 1, low + (high << 16)] += 1
    elif number in ERROR_CELLS and len(record) > 8:
        scan.marks[row, column] = ERRORS.get(record[8], "#UNKNOWN!")


def _note_column(scan: SheetScan, record: bytes) -> None:
    first, last, _, _, flags = struct.unpack_from("<4IH", record)
    if flags & 1:
        scan.hidden_columns += range(first + 1, min(last, MOST_COLUMNS - 1) + 2)


def _note_merge(scan: SheetScan, record: bytes) -> None:
    first_row, last_row, first, last = struct.unpack_from("<4I", record)
    scan.note_merge(first_row + 1, first + 1, last_row + 1, last + 1)


READERS: dict[int, Callable[[SheetScan, bytes], None]] = {
    COLUMN: _note_column,
    MERGED: _note_merge,
}
LEAST = {COLUMN: 18, MERGED: 16}
"""Bytes that each of them has at least."""


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    place, end = 0, len(content) - 1
    while place < end:
        number = content[place]
        place += 1
        if number & 0x80:
            number = (number & 0x7F) | (content[place] & 0x7F) << 7
            place += 1
        length = shift = 0
        while place <= end:
            byte = content[place]
            place += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        yield number, content[place : place + length]
        place += length


def _text(record: bytes, place: int) -> tuple[str, int]:
    """Return the text that stands at a place behind its length in letters, and where it ends."""
    length = int.from_bytes(record[place : place + 4], "little")
    end = place + 4 + 2 * length
    return record[place + 4 : end].decode("utf-16-le", "replace"), end
