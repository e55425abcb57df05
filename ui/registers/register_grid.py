"""The grid of a register: each cell is written in place, in the way of its column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from csdesk.model.registers import ColumnKind, RegisterColumn
from csdesk.registers.cells import read_day
from ui.models.register_cells import REFERENCES, edit_text, list_choices, read_entry
from ui.models.register_table import RegisterTableModel
from ui.widgets.account_field import AccountField
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.data_table import DataTable
from ui.widgets.date_field import DateField
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.return_key import RETURN_KEYS

Index = QModelIndex | QPersistentModelIndex
EDIT = Qt.ItemDataRole.EditRole
WIDTHS = {
    ColumnKind.LONG_TEXT: 240,
    ColumnKind.TEXT: 180,
    ColumnKind.KPI: 180,
    ColumnKind.ACCOUNT: 180,
    ColumnKind.CHOICE: 160,
    ColumnKind.ROLE: 160,
    ColumnKind.DATE: 110,
    ColumnKind.MOMENT: 140,
}
NARROW, TITLE, WIDEST_EDITOR = 90, 220, 420
HINTS = {ColumnKind.MOMENT: "2026-03-31T14:30"}


class RegisterGrid(DataTable):
    """Enter, F2, typing or a double click writes in a cell; a click or the space bar ticks.

    ``removalWanted`` is the Delete key; ``editingEnded`` comes when a field is closed.
    """

    removalWanted = Signal()  # noqa: N815 - Qt's way of writing signals
    editingEnded = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Rows of the register", parent)
        self.table = RegisterTableModel(self)
        self._writer = _Writer(self)
        self.setItemDelegate(self._writer)
        self._delegate = self._writer
        self.setModel(self.table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(self._click)
        self._writer.closeEditor.connect(lambda *_: self.editingEnded.emit())

    @property
    def is_editing(self) -> bool:
        """Say whether somebody writes in a cell right now."""
        return self.state() == QAbstractItemView.State.EditingState

    def fit_columns(self) -> None:
        """Give each column the width of its kind."""
        kinds = [self.table.column(at).kind for at in range(self.table.columnCount())]
        others = [WIDTHS.get(kind, NARROW) for kind in kinds[1:]]
        self.set_widths([TITLE, *others])

    def edit_cell(self, row: int, column: int = 0) -> None:
        """Begin to write in a cell."""
        index = self.table.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    @override
    def press_key(self, event: QKeyEvent) -> bool:
        if self.is_editing:
            return True  # A field hands on the Enter that ended it.
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removalWanted.emit()
            return True
        if event.key() in (*RETURN_KEYS, Qt.Key.Key_Space) and index.isValid():
            self._tick(index) if self._is_tick(index) else self.edit(index)
            return True
        return super().press_key(event)

    def _click(self, index: QModelIndex) -> None:
        if self._is_tick(index):
            self._tick(index)

    def _is_tick(self, index: QModelIndex) -> bool:
        return self.table.column(index.column()).kind is ColumnKind.TICK

    def _tick(self, index: QModelIndex) -> None:
        self.table.setData(index, not index.data(EDIT))


class _Writer(CellDelegate):
    """Gives each kind of column the field that it is written in."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        table = index.model()
        if not isinstance(table, RegisterTableModel):
            return super().createEditor(parent, option, index)
        return _make_field(parent, table.column(index.column()), table, self)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        cell = index.data(EDIT)
        if isinstance(editor, DateField):
            editor.show_day(read_day(cell))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(cell or "")))
        elif isinstance(editor, AccountField):
            editor.setText(index.data() if cell else "")
        elif isinstance(editor, QLineEdit):
            editor.setText(edit_text(cell))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(model, RegisterTableModel):
            return
        column = model.column(index.column())
        if isinstance(editor, DateField):
            chosen = editor.date()
            is_day = chosen != editor.minimumDate()
            model.setData(index, chosen.toString("yyyy-MM-dd") if is_day else "")
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, AccountField):
            model.setData(index, _read_account(editor.text(), model))
        elif isinstance(editor, QLineEdit):
            model.setData(index, read_entry(column, editor.text()))

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        table = index.model()
        kind = table.column(index.column()).kind if isinstance(table, RegisterTableModel) else None
        wide = WIDEST_EDITOR if kind is ColumnKind.LONG_TEXT else option.rect.width()
        least = max(wide, editor.minimumSizeHint().width())
        view = self.parent()
        room = view.viewport().width() if isinstance(view, RegisterGrid) else least
        left = max(0, min(option.rect.left(), room - least))
        editor.setGeometry(left, option.rect.top() + 1, least, option.rect.height() - 2)


def _make_field(
    parent: QWidget, column: RegisterColumn, table: RegisterTableModel, writer: CellDelegate
) -> QWidget:
    if column.kind in REFERENCES:
        combo = PlainCombo(column.name, parent)
        combo.setMaximumWidth(WIDEST_EDITOR)
        combo.show_entries(list_choices(column, table.names))
        combo.activated.connect(lambda _at: _finish(writer, combo))
        return combo
    if column.kind is ColumnKind.DATE:
        return DateField(column.name, parent)
    field = _make_account_field(parent, table) if _is_account(column) else QLineEdit(parent)
    field.setAccessibleName(column.name)
    field.setPlaceholderText(HINTS.get(column.kind, column.help))
    return field


def _finish(writer: CellDelegate, editor: QWidget) -> None:
    writer.commitData.emit(editor)
    writer.closeEditor.emit(editor)


def _is_account(column: RegisterColumn) -> bool:
    return column.kind is ColumnKind.ACCOUNT


def _make_account_field(parent: QWidget, table: RegisterTableModel) -> AccountField:
    field = AccountField(parent)
    field.show_accounts(_account_names(table))
    return field


def _account_names(table: RegisterTableModel) -> Sequence[str]:
    return tuple(table.names.by_kind.get(ColumnKind.ACCOUNT, {}).values())


def _read_account(text: str, table: RegisterTableModel) -> str:
    """Return the key of the account that bears a name; the text where no account does."""
    typed = text.strip()
    known = table.names.by_kind.get(ColumnKind.ACCOUNT, {})
    return next((key for key, name in known.items() if name.casefold() == typed.casefold()), typed)
