"""A sheet as the file holds it: every cell with the part that it plays in the reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from csdesk.formatting import column_letters, day, number
from csdesk.model.imports import DataIssue, IssueKind, TableDraft
from csdesk.model.tables import Cell
from ui.models.column_table import NO_INDEX, Index

SHOWN_AS_PROBLEM = {IssueKind.REJECTED_ROW, IssueKind.UNREAD_VALUE, IssueKind.CONVERTED_VALUE}


class SheetPart(StrEnum):
    """What a cell is in the reading of a sheet."""

    OUTSIDE = "outside"
    HEADER = "header"
    BODY = "body"
    IGNORED = "ignored"
    PROBLEM = "problem"


class SheetTableModel(QAbstractTableModel):
    """Shows one sheet; row and column numbers are those of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[Cell]] = ()
        self._width = 0
        self._table: TableDraft | None = None
        self._ignored: frozenset[int] = frozenset()
        self._footers: frozenset[int] = frozenset()
        self._problems: Mapping[tuple[int, int | None], DataIssue] = {}

    def show_sheet(self, rows: Sequence[Sequence[Cell]], table: TableDraft | None) -> None:
        """Replace what is shown; without a table all cells stand outside."""
        self.beginResetModel()
        self._rows = rows
        self._width = max((len(row) for row in rows), default=0)
        self._table = table
        self._ignored = ignored_columns(table) if table else frozenset()
        self._footers = frozenset(table.range.footer_rows) if table else frozenset()
        self._problems = place_problems(table) if table else {}
        self.endResetModel()

    def part(self, row: int, column: int) -> SheetPart:
        """Return what the cell in a row and column of the file (from 1) is."""
        table = self._table.range if self._table else None
        if table is None or not table.first_column <= column <= table.last_column:
            return SheetPart.OUTSIDE
        if row == table.header_row:
            return SheetPart.HEADER
        if not table.first_row <= row <= table.last_row or row in self._footers:
            return SheetPart.OUTSIDE
        if self.problem(row, column) is not None:
            return SheetPart.PROBLEM
        return SheetPart.IGNORED if column in self._ignored else SheetPart.BODY

    def problem(self, row: int, column: int) -> DataIssue | None:
        """Return the problem at a cell of the file; one of the whole row stands at its start."""
        found = self._problems.get((row, column))
        if found is None and self._table and column == self._table.range.first_column:
            return self._problems.get((row, None))
        return found

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._width

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
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else None


def ignored_columns(table: TableDraft) -> frozenset[int]:
    """Return the columns of a table that are not imported."""
    read = {match.column for match in table.matches if match.field is not None}
    every = range(table.range.first_column, table.range.last_column + 1)
    return frozenset(every) - read


def place_problems(table: TableDraft) -> dict[tuple[int, int | None], DataIssue]:
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
