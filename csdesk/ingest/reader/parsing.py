"""Files as packed sheets, inside the import worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice, repeat
from pathlib import Path

from csdesk.formatting import plural
from csdesk.ingest.reader.encoding import find_encoding
from csdesk.ingest.reader.kinds import FileKind
from csdesk.ingest.reader.preflight import inspect_file
from csdesk.ingest.reader.refusal import DAMAGED, NEEDS_LIST, Refusal
from csdesk.ingest.reader.sheet_scan import SheetScan
from csdesk.ingest.reader.text_parts import RestOfText, pack_text
from csdesk.ingest.sheet_packer import SheetPacker, transpose
from csdesk.ingest.sheets import RawSheet
from csdesk.model.imports import BLOCK_ROWS
from csdesk.progress import Progress

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class FileNote:
    """What is to be said about a file, or about one sheet of it."""

    text: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet as the parser gives it: its rows begin behind ``left`` empty columns."""

    name: str
    visible: bool
    left: int
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """The sheets of a file, and what was remarkable about them."""

    sheets: tuple[RawSheet, ...]
    notes: tuple[FileNote, ...]


def parse_file(
    path: Path,
    kind: FileKind,
    encoding: str | None,
    tell: Progress,
    rest: RestOfText | None = None,
) -> ParsedFile:
    """Return the sheets of a file. Raises Refusal.

    ``encoding`` is that of a text file, ``rest`` its end where that is read somewhere else.
    """
    if kind is FileKind.TEXT:
        parsed = _parse_text(path, encoding or find_encoding(path), tell, rest)
    else:
        parsed = _parse_workbook(path, kind, tell)
    _refuse_empty(parsed.sheets)
    return parsed


def _parse_text(path: Path, encoding: str, tell: Progress, rest: RestOfText | None) -> ParsedFile:
    packer = pack_text(path, encoding, tell, rest)
    sheet = _sheet(path.stem, packer, SheetScan(), visible=True)
    return ParsedFile((sheet,), tuple(_describe(sheet.name, packer, SheetScan())))


def _parse_workbook(path: Path, kind: FileKind, tell: Progress) -> ParsedFile:
    inspection = inspect_file(path, kind)
    sheets: list[RawSheet] = []
    notes = [FileNote(text) for text in inspection.notes]
    for found in _worksheets(path):
        scan = inspection.sheets.get(found.name) or SheetScan()
        packer = _pack(found, scan, tell)
        sheets.append(_sheet(found.name, packer, scan, visible=found.visible))
        notes += _describe(found.name, packer, scan)
    return ParsedFile(tuple(sheets), tuple(notes))


def _pack(found: Worksheet, scan: SheetScan, tell: Progress) -> SheetPacker:
    packer = SheetPacker()
    left, rows = found.left, found.rows
    if scan.marks:
        left, rows = 0, _marked(found, scan.marks_by_row())
    for block in _blocks(rows):
        packer.add_block(chain(repeat((), left), transpose(block)))
        tell(packer.rows, 0, "")
    return packer


def _worksheets(path: Path) -> Iterator[Worksheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _damage_named():
        book = CalamineWorkbook.from_path(path)
    for index, data in enumerate(book.sheets_metadata):
        if data.typ is not SheetTypeEnum.WorkSheet:
            continue
        with _damage_named():
            sheet = book.get_sheet_by_index(index)
            left = sheet.start[1] if sheet.start else 0
            visible = data.visible is SheetVisibleEnum.Visible
            yield Worksheet(data.name, visible, left, sheet.iter_rows())


def _marked(found: Worksheet, marks: Mapping[int, Mapping[int, str]]) -> Iterator[list[object]]:
    """Yield the rows from column A on, with the marks of cells that the parser shows as empty."""
    reached = 0
    for number, row in enumerate(found.rows):
        yield _mark([*repeat(None, found.left), *row], marks.get(number, {}))
        reached = number + 1
    for number in range(reached, max(marks) + 1):
        yield _mark([], marks.get(number, {}))


def _mark(row: list[object], marks: Mapping[int, str]) -> list[object]:
    for column, text in marks.items():
        row += [None] * (column + 1 - len(row))
        row[column] = text
    return row


def _blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    pending = iter(rows)
    while block := list(islice(pending, BLOCK_ROWS)):
        yield block


def _sheet(name: str, packer: SheetPacker, scan: SheetScan, *, visible: bool) -> RawSheet:
    packed = packer.finish()
    return RawSheet(
        name,
        visible,
        packed.row_count,
        packed.column_count,
        packed.columns,
        tuple(row for row in scan.hidden_rows if row <= packed.row_count),
        tuple(column for column in scan.hidden_columns if column <= packed.column_count),
        tuple(scan.merges),
        scan.formats,
    )


@contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, MemoryError, Refusal):
        raise
    except BaseException as error:  # a panic of the parser is no Exception
        raise Refusal(DAMAGED) from error


def _describe(name: str, packer: SheetPacker, scan: SheetScan) -> Iterator[FileNote]:
    if packer.cleaned:
        cells = plural(packer.cleaned, "cell")
        yield FileNote(f"Invisible control characters were removed from {cells}", name)
    if scan.unplaced:
        cells = plural(scan.unplaced, "cell")
        yield FileNote(f"{cells} hold an error or an unsaved formula and were read as empty", name)


def _refuse_empty(sheets: Sequence[RawSheet]) -> None:
    if any(sheet.row_count for sheet in sheets if sheet.visible):
        return
    if any(sheet.row_count for sheet in sheets):
        raise Refusal("all its data is on hidden sheets", "Unhide the sheet with the list")
    raise Refusal("it is empty: no sheet holds anything", NEEDS_LIST)
