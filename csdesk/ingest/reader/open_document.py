"""The content of an .ods workbook, gone through element by element before the parser sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import IO
from xml.parsers import expat

from csdesk.ingest.reader.number_formats import SAMPLED
from csdesk.ingest.reader.refusal import DAMAGED, Refusal
from csdesk.ingest.reader.sheet_scan import (
    ENTITIES,
    MOST_COLUMNS,
    MOST_ROWS,
    NOT_STORED,
    SheetScan,
)

BLOCK = 1 << 18
LONGEST_ERROR = 40
Attributes = Mapping[str, str]


def scan_open_document(part: IO[bytes]) -> dict[str, SheetScan]:
    """Return what each sheet holds. Raises Refusal where one reaches too far."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        while block := part.read(BLOCK):
            parser.Parse(block)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refusal(DAMAGED) from error
    for name, scan in reader.scans.items():
        scan.check_box(name)
    return reader.scans


def _refuse_entities(*_: object) -> None:
    raise Refusal(ENTITIES)


class _Reader:
    """Follows the elements of the content; rows and columns are 0-based until they are noted."""

    def __init__(self) -> None:
        self.scans: dict[str, SheetScan] = {}
        self._scan = SheetScan()
        self._row = self._row_repeat = self._column = 0
        self._wide = 0
        self._error: tuple[int, int] | None = None
        self._codes: dict[int, Counter[str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the beginning of an element."""
        match name.rpartition(":")[2]:
            case "table" if "table:name" in attributes:
                self._start_table(attributes)
            case "table-row":
                self._start_row(attributes)
            case "table-column":
                self._note_columns(attributes)
            case "table-cell" | "covered-table-cell":
                self._note_cell(attributes)

    def end(self, name: str) -> None:
        """Note the end of an element."""
        match name.rpartition(":")[2]:
            case "table-row":
                self._row += self._row_repeat
            case "table-cell":
                self._error = None
            case "table":
                self._scan.formats = {
                    column: codes.most_common(1)[0][0] for column, codes in self._codes.items()
                }

    def text(self, text: str) -> None:
        """Note the text of a cell that holds an error."""
        if self._error is not None:
            self._scan.marks[self._error] = text.strip()[:LONGEST_ERROR]

    def _start_table(self, attributes: Attributes) -> None:
        self._scan = self.scans.setdefault(attributes["table:name"], SheetScan())
        self._row = self._wide = 0
        self._codes = {}

    def _start_row(self, attributes: Attributes) -> None:
        self._row_repeat = _count(attributes, "table:number-rows-repeated")
        self._column = 0
        if attributes.get("table:visibility", "visible") != "visible":
            last = min(self._row + self._row_repeat, MOST_ROWS)
            self._scan.hidden_rows += range(self._row + 1, last + 1)

    def _note_columns(self, attributes: Attributes) -> None:
        first = self._wide + 1
        self._wide += _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility", "visible") != "visible":
            self._scan.hidden_columns += range(first, min(self._wide, MOST_COLUMNS) + 1)

    def _note_cell(self, attributes: Attributes) -> None:
        first = self._column
        repeat = _count(attributes, "table:number-columns-repeated")
        self._column += repeat
        self._note_span(attributes, first)
        kind = attributes.get("office:value-type")
        formula = "table:formula" in attributes
        if kind is None and not formula:
            return
        scan = self._scan
        scan.cells += repeat * self._row_repeat
        scan.rows = max(scan.rows, self._row + self._row_repeat)
        scan.columns = max(scan.columns, self._column)
        if attributes.get("calcext:value-type") == "error":
            self._error = self._row, first
            scan.marks[self._error] = "#UNKNOWN!"
        elif kind is None:
            scan.marks[self._row, first] = NOT_STORED
        elif scan.cells <= SAMPLED and (code := _format_code(kind, attributes)):
            self._codes.setdefault(first + 1, Counter())[code] += 1

    def _note_span(self, attributes: Attributes, first: int) -> None:
        wide = _count(attributes, "table:number-columns-spanned")
        deep = _count(attributes, "table:number-rows-spanned")
        if wide > 1 or deep > 1:
            self._scan.note_merge(self._row + 1, first + 1, self._row + deep, first + wide)


def _count(attributes: Attributes, name: str) -> int:
    with suppress(ValueError):
        return max(1, int(attributes.get(name, "1")))
    return 1


def _format_code(kind: str, attributes: Attributes) -> str:
    """Return the number format that the kind of a value stands for."""
    if kind == "percentage":
        return "0%"
    currency = attributes.get("office:currency", "")
    return f"[${currency}] #,##0.00" if kind == "currency" and currency.isalnum() else ""
