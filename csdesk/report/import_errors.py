"""What could not be read of a file, as the client's own rows with what to do about each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csdesk.formatting.words import sentence
from csdesk.model.imports import DataIssue, ImportDraft, IssueKind, Privacy, TableDraft
from csdesk.model.tables import Cell

WRONG = frozenset({IssueKind.REJECTED_ROW, IssueKind.UNREAD_VALUE})
MOST_ROWS = 1_000
"""Rows that are fetched together."""
WIDEST_GAP = 200
"""Rows between two wrong ones that are fetched along rather than asked for apart."""


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One row of the client's file with its problems; ``marked`` are places in ``cells``."""

    number: int
    cells: tuple[Cell, ...]
    marked: tuple[int, ...]
    columns: str
    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class ErrorSheet:
    """The rows of one table that were not read as a whole."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[ErrorRow, ...]
    formats: tuple[str, ...] = ()
    """The number format code of each column, empty where the file has none."""


@dataclass(frozen=True, slots=True)
class ErrorWorkbook:
    """Everything in a file that has to be corrected."""

    file_name: str
    sheets: tuple[ErrorSheet, ...]
    remarks: tuple[str, ...]
    """Problems that are not those of a single row."""

    @property
    def row_count(self) -> int:
        """Return how many rows there are to correct."""
        return sum(len(sheet.rows) for sheet in self.sheets)


def gather_errors(draft: ImportDraft) -> ErrorWorkbook:
    """Return the rows of a draft of which something was not read, as its file has them.

    Columns that are left out for privacy are left out here as well. Raises InputRefused where
    the file cannot be looked into any more.
    """
    sheets = (_gather_sheet(draft, table) for table in draft.tables)
    return ErrorWorkbook(
        draft.outline.file_name,
        tuple(sheet for sheet in sheets if sheet.rows),
        tuple(_remark(issue) for issue in _wrong(draft) if issue.row is None),
    )


def join_errors(workbooks: Sequence[ErrorWorkbook]) -> ErrorWorkbook:
    """Return what is to be corrected in several files as one workbook."""
    return ErrorWorkbook(
        ", ".join(workbook.file_name for workbook in workbooks),
        tuple(sheet for workbook in workbooks for sheet in workbook.sheets),
        tuple(remark for workbook in workbooks for remark in workbook.remarks),
    )


def _wrong(draft: ImportDraft) -> Iterator[DataIssue]:
    for table in draft.tables:
        yield from (issue for issue in table.issues if issue.kind in WRONG)


def _remark(issue: DataIssue) -> str:
    place = [f"Sheet “{issue.sheet}”"] if issue.sheet else []
    place += [f"column “{issue.column}”"] if issue.column else []
    told = _sentences([issue.problem, issue.fix] if issue.fix else [issue.problem])
    return f"{', '.join(place)}: {told}" if place else told


def _gather_sheet(draft: ImportDraft, table: TableDraft) -> ErrorSheet:
    by_row: dict[int, list[DataIssue]] = defaultdict(list)
    for issue in table.issues:
        if issue.kind in WRONG and issue.row is not None:
            by_row[issue.row].append(issue)
    kept = _kept_columns(draft, table)
    headers = tuple(table.range.headers[at] for at in kept)
    cells = _fetch_rows(draft, table, sorted(by_row))
    rows = tuple(
        _tell_row(number, tuple(_cell_at(cells[number], table, at) for at in kept), headers, issues)
        for number, issues in sorted(by_row.items())
    )
    first = table.range.first_column
    formats = tuple(table.formats.get(first + at, "") for at in kept)
    return ErrorSheet(table.range.sheet, headers, rows, formats)


def _kept_columns(draft: ImportDraft, table: TableDraft) -> list[int]:
    """Return the places in the table's headers of the columns that are not left out."""
    dropped = {
        column
        for column, privacy in draft.decisions.privacy.get(table.id, {}).items()
        if privacy is Privacy.DROP
    }
    first = table.range.first_column
    return [at for at in range(len(table.range.headers)) if at + first not in dropped]


def _cell_at(row: Sequence[Cell], table: TableDraft, place: int) -> Cell:
    column = table.range.first_column - 1 + place
    return row[column] if column < len(row) else None


def _fetch_rows(
    draft: ImportDraft, table: TableDraft, numbers: Sequence[int]
) -> Mapping[int, tuple[Cell, ...]]:
    found: dict[int, tuple[Cell, ...]] = {}
    for first, last in _spans(numbers):
        rows = draft.content.rows(table.range.sheet, first, last - first + 1)
        found.update(enumerate(rows, start=first))
    return {number: found.get(number, ()) for number in numbers}


def _spans(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of the parts of a sheet that hold the rows."""
    start = 0
    for at, number in enumerate(numbers):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        if following is None or _is_apart(numbers[start], number, following):
            yield numbers[start], number
            start = at + 1


def _is_apart(first: int, last: int, following: int) -> bool:
    return following - last > WIDEST_GAP or following - first >= MOST_ROWS


def _tell_row(
    number: int, cells: tuple[Cell, ...], headers: Sequence[str], issues: Sequence[DataIssue]
) -> ErrorRow:
    columns = _once(issue.column for issue in issues if issue.column)
    return ErrorRow(
        number,
        cells,
        tuple(headers.index(column) for column in columns if column in headers),
        ", ".join(columns),
        _sentences(_once(issue.problem for issue in issues)),
        _sentences(_once(issue.fix for issue in issues if issue.fix)),
    )


def _once(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _sentences(texts: Sequence[str]) -> str:
    return " ".join(sentence(text) for text in texts)
