"""Tells records from totals, footnotes, repeated headers and whatever else stands in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from csdesk.ingest.coercion import is_blank_key, quote
from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.columns import cell_at, header_text
from csdesk.ingest.headers import HeaderIndex, normalise_header
from csdesk.ingest.tables.header_row import HeaderRow, is_header_like
from csdesk.ingest.tables.totals import RunningSum, TotalWords, is_bare
from csdesk.model.imports import Sheet
from csdesk.model.tables import Cell

FOOTNOTE_MARKS = ("*", "†", "‡", "¹", "²", "©", "(c)", "note:", "notes:", "source:", "copyright")
THIN_SHARE = 1 / 3
LONELY = 1
NOTHING_TO_DO = "Nothing has to be done"


@dataclass(frozen=True, slots=True)
class RowRejection:
    """A row that stands among the records and is not read as one."""

    row: int
    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What has to be known of a table to sort its rows; columns are 1-based."""

    header: HeaderRow
    key_columns: tuple[int, ...]
    amounts: Mapping[int, float]
    """The amount of each 1-based row that has one."""
    total_words: TotalWords


@dataclass(slots=True)
class TableBody:
    """The rows of a table by what they are, 1-based, in the order of the file."""

    records: list[int] = field(default_factory=list)
    rejections: list[RowRejection] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    next_table: int | None = None
    """The header row of another table below, where this one ends."""

    @property
    def last_row(self) -> int | None:
        """Return the last row that is or might have been a record."""
        rows = self.records + [rejection.row for rejection in self.rejections]
        return max(rows, default=None)


def find_body(sheet: Sheet, layout: TableLayout, indexes: Sequence[HeaderIndex]) -> TableBody:
    """Return what each row below the header is."""
    body = TableBody()
    filled = _filled_rows(sheet, layout.header)
    usual = median(len(cells) for cells in filled.values()) if filled else 0
    thin = max(LONELY, usual * THIN_SHARE)
    notes = _find_notes(filled, layout, thin)
    above = RunningSum()
    for row, cells in filled.items():
        if is_header_like(sheet.rows[row - 1], indexes):
            if not _repeats_header(sheet, layout.header, row):
                body.next_table = row
                break
            body.rejections.append(RowRejection(row, "the row repeats the header", NOTHING_TO_DO))
        elif _is_total(row, cells, layout, usual, above):
            body.totals.append(row)
            above.close_block()
        elif row in notes:
            body.notes.append(row)
        elif rejection := _find_rejection(row, cells, layout, thin):
            body.rejections.append(rejection)
        else:
            body.records.append(row)
            above.add(layout.amounts.get(row))
    return body


def _filled_rows(sheet: Sheet, header: HeaderRow) -> dict[int, dict[int, Cell]]:
    """Return the filled cells of each row below the header, by 1-based row and column."""
    rows: dict[int, dict[int, Cell]] = {}
    columns = range(header.first_column, header.last_column + 1)
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        cells = {c: cell for c in columns if not is_empty(cell := cell_at(row, c))}
        if cells:
            rows[number] = cells
    return rows


def _find_notes(
    filled: Mapping[int, Mapping[int, Cell]], layout: TableLayout, thin: float
) -> set[int]:
    """Return the rows that are notes: marked as one, or thin and apart below the last record."""
    notes = {row for row, cells in filled.items() if _is_marked_note(cells)}
    above: int | None = None
    apart = False
    for row, cells in filled.items():
        is_total = layout.total_words.find_label(cells) is not None
        if row in notes or is_total:
            apart = True
        elif len(cells) > thin:
            notes = {note for note in notes if _is_marked_note(filled[note])}
            apart = False
        elif apart or (above is not None and row - above > 1):
            notes.add(row)
            apart = True
        above = row
    return notes


def _is_marked_note(cells: Mapping[int, Cell]) -> bool:
    first = next(iter(cells.values()))
    return (
        len(cells) <= 2
        and isinstance(first, str)
        and first.strip().casefold().startswith(FOOTNOTE_MARKS)
    )


def _repeats_header(sheet: Sheet, header: HeaderRow, row: int) -> bool:
    columns = range(header.first_column, header.last_column + 1)
    here, there = sheet.rows[row - 1], sheet.rows[header.row - 1]
    return all(
        normalise_header(header_text(cell_at(here, column)))
        == normalise_header(header_text(cell_at(there, column)))
        for column in columns
    )


def _is_total(
    row: int, cells: Mapping[int, Cell], layout: TableLayout, usual: float, above: RunningSum
) -> bool:
    label = layout.total_words.find_label(cells)
    if label is None and not _lacks_key(cells, layout):
        return False
    if above.matches(layout.amounts.get(row)):
        return True
    return label is not None and label.is_plain and is_bare(cells, usual)


def _find_rejection(
    row: int, cells: Mapping[int, Cell], layout: TableLayout, thin: float
) -> RowRejection | None:
    if len(cells) == LONELY and thin > LONELY:
        problem = f"the row holds nothing but {quote(next(iter(cells.values())))}"
        return RowRejection(row, problem, "Fill in its other columns if it is an account")
    if _lacks_key(cells, layout):
        problem = "the row has neither an account id nor a name"
        return RowRejection(row, problem, "Fill in one of them")
    return None


def _lacks_key(cells: Mapping[int, Cell], layout: TableLayout) -> bool:
    return all(is_blank_key(cells.get(column)) for column in layout.key_columns)
