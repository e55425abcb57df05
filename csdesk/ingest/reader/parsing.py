"""Files as sheets of plain rows, inside the import worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from csdesk.ingest.reader.cells import Cleaning, pack_cell
from csdesk.ingest.reader.delimited import describe_encoding, read_delimited
from csdesk.ingest.reader.preflight import inspect_package
from csdesk.ingest.reader.refusal import DAMAGED, Refusal
from csdesk.ingest.reader.sheet_scan import SheetScan

Row = list[object]


@dataclass(slots=True)
class ParsedSheet:
    """A sheet whose rows are read as they are asked for; ``notes`` is complete after the last."""

    name: str
    visible: bool
    scan: SheetScan
    raw: Iterable[Iterable[object]]
    notes: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Yield the rows from row 1 of the file on, without empty cells and rows at the end."""
        cleaning = Cleaning()
        marks = self.scan.marks_by_row()
        blank = 0
        for number, raw in enumerate(_reaching(self.raw, max(marks, default=-1) + 1)):
            row = [pack_cell(value, cleaning) for value in raw]
            _trim(_mark(row, marks.get(number, {})))
            if not row:
                blank += 1
                continue
            for _ in range(blank):
                yield []
            blank = 0
            yield row
        self.notes += _describe(cleaning, self.scan)


@dataclass(slots=True)
class ParsedFile:
    """The sheets of a file, one after the other, and what is to be said about the whole."""

    sheets: Iterator[ParsedSheet]
    notes: list[str] = field(default_factory=list)


def parse_text(path: Path) -> ParsedFile:
    """Return the one sheet of a text file, named like the file."""
    encoding, note = describe_encoding(path)
    sheet = ParsedSheet(path.stem, True, SheetScan(), read_delimited(path, encoding))
    return ParsedFile(iter([sheet]), [note] if note else [])


def parse_workbook(path: Path) -> ParsedFile:
    """Return the sheets of a workbook after its preflight. Raises Refusal."""
    inspection = inspect_package(path)
    notes = ["The workbook holds macros; they were neither run nor read"]
    return ParsedFile(_sheets(path, inspection.sheets), notes if inspection.has_macros else [])


def _sheets(path: Path, scans: Mapping[str, SheetScan]) -> Iterator[ParsedSheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _damage_named():
        book = CalamineWorkbook.from_path(path)
    for index, data in enumerate(book.sheets_metadata):
        if data.typ is not SheetTypeEnum.WorkSheet:
            continue
        with _damage_named():
            sheet = book.get_sheet_by_index(index)
            raw = _from_first_column(sheet.iter_rows(), sheet.start)
        visible = data.visible is SheetVisibleEnum.Visible
        yield ParsedSheet(data.name, visible, scans.get(data.name) or SheetScan(), raw)


def _from_first_column(
    rows: Iterable[Iterable[object]], start: tuple[int, int] | None
) -> Iterator[Row]:
    """Yield rows that begin in column A; the parser cuts empty columns at the left, not rows."""
    left: Row = [None] * (start[1] if start else 0)
    for row in rows:
        yield [*left, *row]


@contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, MemoryError, Refusal):
        raise
    except BaseException as error:  # a panic of the parser is no Exception
        raise Refusal(DAMAGED) from error


def _reaching(raw: Iterable[Iterable[object]], last: int) -> Iterator[Iterable[object]]:
    """Yield the parsed rows, and empty ones until there are ``last``."""
    seen = count()
    for row in raw:
        next(seen)
        yield row
    for _ in range(next(seen), last):
        yield ()


def _mark(row: Row, marks: dict[int, str]) -> Row:
    for column, text in marks.items():
        row += [None] * (column + 1 - len(row))
        row[column] = text
    return row


def _trim(row: Row) -> None:
    while row and row[-1] is None:
        row.pop()


def _describe(cleaning: Cleaning, scan: SheetScan) -> Iterator[str]:
    if cleaning.controls:
        yield f"Invisible control characters were removed from {cleaning.controls:,} cells"
    if cleaning.times:
        yield f"The time of day was left out in {cleaning.times:,} date cells"
    if scan.unplaced:
        yield f"{scan.unplaced:,} cells hold an error or an unsaved formula and were read as empty"
