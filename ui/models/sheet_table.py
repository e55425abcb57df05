"""A sheet as the file holds it, fetched in pages: every cell with the part that it plays."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from typing_extensions import override

from csdesk.formatting import column_letters, day, number
from csdesk.model.imports import DataIssue, IssueKind, SheetOutline, TableDraft
from csdesk.model.tables import Cell
from ui.models.column_table import NO_INDEX, Index

SHOWN_AS_PROBLEM = {IssueKind.REJECTED_ROW, IssueKind.UNREAD_VALUE, IssueKind.CONVERTED_VALUE}
PAGE_ROWS = 200
KEPT_PAGES = 40
WIDEST_SHEET = 1_000
"""Columns beyond are not shown; real tables end long before."""

Rows = Sequence[Sequence[Cell]]
Place = tuple[int, int | None]
"""Row and column of a file, both from 1; no column: the whole row."""


class SheetPart(StrEnum):
    """What a cell is in the reading of a sheet."""

    OUTSIDE = "outside"
    HEADER = "header"
    BODY = "body"
    IGNORED = "ignored"
    PROBLEM = "problem"


class SheetTableModel(QAbstractTableModel):
    """Shows one sheet; row and column numbers are those of the file.

    ``pageWanted`` carries a page that is looked at and not there; ``take_page`` brings it.
    ``arrived`` tells that the first rows are there.
    """

    pageWanted = Signal(int)  # noqa: N815
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: SheetOutline | None = None
        self._pages: OrderedDict[int, Rows] = OrderedDict()
        self._tables: tuple[_Taken, ...] = ()
        self._problems: Mapping[Place, DataIssue] = {}

    def show_sheet(self, sheet: SheetOutline) -> None:
        """Show another sheet, of which no cell is known yet."""
        self.beginResetModel()
        self._sheet = sheet
        self._pages.clear()
        self._tables, self._problems = (), {}
        self.endResetModel()

    def mark_tables(
        self, tables: Sequence[TableDraft], problems: Mapping[Place, DataIssue] | None = None
    ) -> None:
        """Mark the tables that were taken from the sheet and the places of their problems."""
        self._tables = tuple(_Taken(table) for table in tables)
        self._problems = problems or {}
        self._tell_changed(0, self.rowCount() - 1)

    def take_page(self, page: int, rows: Rows) -> None:
        """Keep the rows of a page, and forget the one that was not looked at for longest."""
        is_first = not self._pages
        self._pages[page] = rows
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        self._tell_changed(page * PAGE_ROWS, page * PAGE_ROWS + len(rows) - 1)
        if is_first:
            self.arrived.emit()

    def part(self, row: int, column: int) -> SheetPart:
        """Return what the cell in a row and column of the file (from 1) is."""
        table = self._table_at(row, column)
        if table is None:
            return SheetPart.OUTSIDE
        if row == table.range.header_row:
            return SheetPart.HEADER
        if row < table.range.first_row or row in table.footers:
            return SheetPart.OUTSIDE
        if self.problem(row, column) is not None:
            return SheetPart.PROBLEM
        return SheetPart.IGNORED if column in table.ignored else SheetPart.BODY

    def problem(self, row: int, column: int) -> DataIssue | None:
        """Return the problem at a cell of the file; one of the whole row stands at its start."""
        found = self._problems.get((row, column))
        if found is None and any(table.range.first_column == column for table in self._tables):
            return self._problems.get((row, None))
        return found

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._sheet is None else self._sheet.rows

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        if parent.isValid() or self._sheet is None:
            return 0
        return min(self._sheet.columns, WIDEST_SHEET)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return write_cell(self._cell(index))
        if role == Qt.ItemDataRole.UserRole:
            return self.part(index.row() + 1, index.column() + 1).value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            cell = self._cell(index)
            is_number = isinstance(cell, float | int) and not isinstance(cell, bool)
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.StatusTipRole:
            issue = self.problem(index.row() + 1, index.column() + 1)
            return None if issue is None else f"{issue.problem}. {issue.fix}".strip()
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return column_letters(section + 1)

    def _cell(self, index: Index) -> Cell:
        page, place = divmod(index.row(), PAGE_ROWS)
        rows = self._pages.get(page)
        if rows is None:
            self.pageWanted.emit(page)
            return None
        row = rows[place] if place < len(rows) else ()
        return row[index.column()] if index.column() < len(row) else None

    def _table_at(self, row: int, column: int) -> _Taken | None:
        return next((table for table in self._tables if table.covers(row, column)), None)

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first and self.columnCount():
            end = self.index(last, self.columnCount() - 1)
            self.dataChanged.emit(self.index(first, 0), end)


class _Taken:
    """A table with what is asked about it for every cell."""

    def __init__(self, table: TableDraft) -> None:
        self.range = table.range
        self.ignored = ignored_columns(table)
        self.footers = frozenset(table.range.footer_rows)

    def covers(self, row: int, column: int) -> bool:
        found = self.range
        inside = found.first_column <= column <= found.last_column
        return inside and found.header_row <= row <= found.last_row


def ignored_columns(table: TableDraft) -> frozenset[int]:
    """Return the columns of a table that are not imported."""
    read = {match.column for match in table.matches if match.field is not None}
    every = range(table.range.first_column, table.range.last_column + 1)
    return frozenset(every) - read


def place_problems(table: TableDraft) -> dict[Place, DataIssue]:
    """Return the problems of a table by row and column of the file (no column: the whole row)."""
    columns = {match.header: match.column for match in table.matches}
    return {
        (issue.row, columns.get(issue.column or "")): issue
        for issue in table.issues
        if issue.row is not None and issue.kind in SHOWN_AS_PROBLEM
    }


def write_cell(cell: Cell) -> str:
    """Return a cell as text; numbers keep the digits that the file holds."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | int):
        return _write_number(float(cell))
    return day(cell) if isinstance(cell, date) else " ".join(cell.split())


def _write_number(value: float) -> str:
    if value.is_integer():
        return number(value)
    whole, _, decimals = f"{value:,.6f}".rstrip("0").partition(".")
    return f"{whole}.{decimals}" if decimals else whole
