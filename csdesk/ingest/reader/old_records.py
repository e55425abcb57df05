"""The records of an .xls workbook: error cells, hidden rows, merges and formats of its sheets.

The layout is that of [MS-XLS]: each record is its number, its length, and its content.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from csdesk.ingest.reader.number_formats import SAMPLED, Styles, usual_formats
from csdesk.ingest.reader.refusal import MACRO_SHEETS, NO_PASSWORD, PASSWORD, SAVE_AS, Refusal
from csdesk.ingest.reader.sheet_scan import SheetScan

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The numbers of error values, the same in .xls and .xlsb."""
MOST_COLUMNS = 256
END, SHEET, PASS_WORD, STYLE, FORMAT = 0x0A, 0x85, 0x2F, 0xE0, 0x41E
BEGIN, ROW, COLUMNS, MERGED = 0x809, 0x208, 0x7D, 0xE5
NUMBER, SHORT_NUMBER, SHORT_NUMBERS, FORMULA, FLAG_OR_ERROR = 0x203, 0x27E, 0xBD, 0x06, 0x205
CELLS = {NUMBER, SHORT_NUMBER, SHORT_NUMBERS, FORMULA, FLAG_OR_ERROR, 0x204, 0xFD, 0xBE, 0xD6}
FIGURES = {NUMBER, SHORT_NUMBER, FORMULA}
HIDDEN_ROW = 0x20
OF_MACROS = 1
_HEAD = struct.Struct("<HH")
_PLACE = struct.Struct("<HHH")


@dataclass(slots=True)
class _Book:
    """What is known so far."""

    sheets: list[tuple[int, str]] = field(default_factory=list)
    """Where the records of each sheet begin, and its name."""
    styles: Styles = field(default_factory=lambda: Styles([], {}))


def scan_records(content: bytes) -> dict[str, SheetScan]:
    """Return what each sheet holds. Raises Refusal where a password protects it."""
    book = _read_globals(content)
    scans: dict[str, SheetScan] = {}
    for start, name in book.sheets:
        scan = SheetScan()
        for number, record in _records(content, start):
            if number in CELLS:
                _measure(scan, number, record)
            elif number in READERS and len(record) >= LEAST[number]:
                READERS[number](scan, record)
        scan.check_box(name)
        scan.formats = usual_formats(scan.styles, book.styles)
        scans[name] = scan
    return scans


def _read_globals(content: bytes) -> _Book:
    book = _Book()
    for number, record in _records(content, 0):
        if number == PASS_WORD:
            raise Refusal(PASSWORD, NO_PASSWORD)
        if number == SHEET and len(record) >= 8:
            if record[5] == OF_MACROS:
                raise Refusal(MACRO_SHEETS, SAVE_AS)
            book.sheets.append((int.from_bytes(record[:4], "little"), _text(record[6:], 1)))
        elif number == STYLE and len(record) >= 4:
            book.styles.formats.append(int.from_bytes(record[2:4], "little"))
        elif number == FORMAT and len(record) >= 5:
            book.styles.codes[int.from_bytes(record[:2], "little")] = _text(record[2:], 2)
    return book


def _records(content: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the records of one part, which may hold charts of its own."""
    depth = 0
    while start + _HEAD.size <= len(content):
        number, length = _HEAD.unpack_from(content, start)
        start += _HEAD.size
        if number == BEGIN:
            depth += 1
        elif number == END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield number, content[start : start + length]
        start += length


def _measure(scan: SheetScan, number: int, record: bytes) -> None:
    if len(record) < _PLACE.size:
        return
    row, column, style = _PLACE.unpack_from(record)
    if column >= MOST_COLUMNS:
        raise Refusal("it has cells outside the limits of a sheet")
    scan.cells += 1
    scan.rows = max(scan.rows, row + 1)
    scan.columns = max(scan.columns, column + 1)
    if number in FIGURES and scan.cells <= SAMPLED:
        scan.styles[column + 1, style] += 1
    elif number == SHORT_NUMBERS:
        _measure_several(scan, column, record)
    if number == FLAG_OR_ERROR and len(record) >= 8 and record[7]:
        scan.marks[row, column] = ERRORS.get(record[6], "#UNKNOWN!")
    elif number == FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
        scan.marks[row, column] = ERRORS.get(record[8], "#UNKNOWN!")


def _measure_several(scan: SheetScan, column: int, record: bytes) -> None:
    count = max(0, (len(record) - 6) // 6)
    scan.cells += count
    scan.columns = max(scan.columns, min(column + count, MOST_COLUMNS))
    if scan.cells <= SAMPLED:
        for place in range(count):
            style = int.from_bytes(record[4 + 6 * place : 6 + 6 * place], "little")
            scan.styles[column + place + 1, style] += 1


def _note_row(scan: SheetScan, record: bytes) -> None:
    if record[12] & HIDDEN_ROW:
        scan.hidden_rows.append(int.from_bytes(record[:2], "little") + 1)


def _note_columns(scan: SheetScan, record: bytes) -> None:
    first, last, _, _, flags = struct.unpack_from("<5H", record)
    if flags & 1:
        scan.hidden_columns += range(first + 1, min(last, MOST_COLUMNS - 1) + 2)


def _note_merges(scan: SheetScan, record: bytes) -> None:
    for place in range(2, len(record) - 7, 8):
        first_row, last_row, first, last = struct.unpack_from("<4H", record, place)
        scan.note_merge(first_row + 1, first + 1, last_row + 1, last + 1)


READERS: dict[int, Callable[[SheetScan, bytes], None]] = {
    ROW: _note_row,
    COLUMNS: _note_columns,
    MERGED: _note_merges,
}
LEAST = {ROW: 13, COLUMNS: 10, MERGED: 2}
"""Bytes that each of them has at least."""


def _text(record: bytes, length_bytes: int) -> str:
    """Return a text that follows its length in letters and a flag for wide ones."""
    length = int.from_bytes(record[:length_bytes], "little")
    wide = bool(record[length_bytes] & 1)
    letters = record[length_bytes + 1 : length_bytes + 1 + (length << wide)]
    return letters.decode("utf-16-le" if wide else "latin-1", "replace")
