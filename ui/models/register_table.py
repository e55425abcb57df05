"""The rows of a register as a grid that can be written in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from typing_extensions import override

from csdesk.model.registers import (
    Cell,
    Cells,
    ColumnKind,
    Register,
    RegisterColumn,
    RegisterRow,
    RowId,
)
from csdesk.registers.cells import is_filled
from csdesk.report.document import Status, StatusWord
from csdesk.report.register_words import RegisterNames
from ui.models.column_table import NO_INDEX, Index
from ui.models.register_cells import write_cell

TEXT, MARK = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole
EDIT = Qt.ItemDataRole.EditRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
DRAFT, NO = "New row", "No"


class RegisterTableModel(QAbstractTableModel):
    """The column that names a row stands first; a row that is not kept yet stands last.

    ``edited`` carries the row that was written in: the register itself is not changed here, and
    what was written stands in the grid until the register is shown anew.
    """

    edited = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._names = RegisterNames()
        self._currency = ""
        self._columns: tuple[RegisterColumn, ...] = ()
        self._rows: tuple[RegisterRow, ...] = ()
        self._draft: dict[Any, Cell] | None = None
        self._written: dict[RowId, Cells] = {}
        self._marks: dict[RowId | None, bool] = {}

    def show_register(
        self, register: Register, names: RegisterNames, currency: str, draft: Cells | None
    ) -> None:
        """Show a register as it is kept, with a row that is being begun."""
        self.beginResetModel()
        self._register, self._names, self._currency = register, names, currency
        known = register.definition
        self._columns = tuple(sorted(known.columns, key=lambda one: one.id != known.title))
        self._rows, self._written = register.rows, {}
        self._draft = None if draft is None else dict(draft)
        self._marks = {}
        for problem in register.problems:
            self._marks[problem.row] = self._marks.get(problem.row, False) or problem.blocks
        self.endResetModel()

    def keep_draft(self, row: RowId) -> None:
        """Know the row that was begun by the id under which it is kept now."""
        if self._draft is not None:
            self._rows = (*self._rows, RegisterRow(row, self._draft))
            self._draft = None

    @property
    def names(self) -> RegisterNames:
        """Return what things are called that cells refer to."""
        return self._names

    def column(self, place: int) -> RegisterColumn:
        """Return the column at a place of the grid."""
        return self._columns[place]

    def row_id(self, row: int) -> RowId | None:
        """Return which row it is; None for one that is not kept yet."""
        return self._rows[row].id if row < len(self._rows) else None

    def place_of(self, row: RowId) -> int:
        """Return where a row stands, -1 where it does not."""
        return next((at for at, one in enumerate(self._rows) if one.id == row), -1)

    def cells(self, row: int) -> Cells:
        """Return the cells of a row with what was just written."""
        if row >= len(self._rows):
            return dict(self._draft or {})
        known = self._rows[row]
        return self._written.get(known.id, known.cells)

    def missing(self, row: int) -> tuple[str, ...]:
        """Return the names of the columns that a row still needs before it can be kept."""
        cells = self.cells(row)
        return tuple(
            one.name for one in self._columns if one.required and not is_filled(cells.get(one.id))
        )

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows) + (self._draft is not None)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or self._columns[index.column()].kind is ColumnKind.TICK:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = TEXT) -> Any:
        if not index.isValid() or role not in (TEXT, EDIT, MARK):
            return None
        column = self._columns[index.column()]
        cell = self.cells(index.row()).get(column.id)
        if role == EDIT:
            return cell
        text = write_cell(column, cell, self._names, self._currency)
        if role == MARK:
            return self._mark(index, text, column)
        is_draft = index.row() >= len(self._rows)
        return text or (DRAFT if is_draft and index.column() == 0 else "")

    @override
    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        column, cells = self._columns[index.column()], self.cells(index.row())
        before = cells.get(column.id)
        is_same = value == before or not (is_filled(value) or is_filled(before))
        if role != EDIT or is_same:
            return False
        changed = {**cells, column.id: value}
        row_id = self.row_id(index.row())
        if row_id is None:
            self._draft = changed
        else:
            self._written[row_id] = changed
        self.dataChanged.emit(index, index)
        self.edited.emit(index.row())
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == TEXT:
            return f"{column.name} *" if column.required else column.name
        if role == MARK:
            return section == 0 or column.kind is ColumnKind.TICK
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.kind.is_number else LEFT
        return None

    def _mark(self, index: Index, text: str, column: RegisterColumn) -> StatusWord | None:
        if column.kind is ColumnKind.TICK:
            return StatusWord(Status.GOOD, text) if text else StatusWord(Status.NONE, NO)
        row_id = self.row_id(index.row())
        if index.column() == 0 and row_id is not None and row_id in self._marks:
            return StatusWord(Status.RISK if self._marks[row_id] else Status.WATCH, text)
        return None
