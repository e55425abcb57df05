"""A table as Qt's examples have it: a model that answers row by row, behind a sorting proxy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showing import account_columns

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel

    from ui.models.column_table import TableColumn

Work = Callable[[], object]


def sort_beside_naive(_folder: Path, accounts: int) -> tuple[Work, Work]:
    """Sort a table by ARR and paint it; the other side does it behind QSortFilterProxyModel."""
    from PySide6.QtCore import QSortFilterProxyModel, Qt
    from PySide6.QtWidgets import QTableView

    from ui import theme
    from ui.application import build_application
    from ui.models.column_table import ColumnTableModel
    from ui.widgets.data_table import DataTable

    theme.apply(build_application(), "light")
    columns = account_columns(accounts)
    naive, table = QTableView(), DataTable("Accounts")

    def sort_naive() -> None:
        proxy = QSortFilterProxyModel(naive)
        proxy.setSourceModel(_naive_model(columns, proxy))
        proxy.setSortRole(Qt.ItemDataRole.UserRole)
        naive.setModel(proxy)
        proxy.sort(1)
        naive.viewport().repaint()

    def sort_ours() -> None:
        model = ColumnTableModel(table)
        table.setModel(model)
        model.show_columns(columns)
        model.sort(1)
        table.viewport().repaint()

    for one in (naive, table):
        one.resize(1130, 600)
        one.show()
    return sort_naive, sort_ours


def _naive_model(columns: Sequence[TableColumn], parent: Any) -> QAbstractTableModel:
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
    from typing_extensions import override

    index_type = QModelIndex | QPersistentModelIndex
    rows = list(zip(*(column.values for column in columns), strict=True))

    class NaiveModel(QAbstractTableModel):
        """Answers for one cell at a time, from one tuple for each row."""

        @override
        def rowCount(self, parent: index_type = QModelIndex()) -> int:
            return len(rows)

        @override
        def columnCount(self, parent: index_type = QModelIndex()) -> int:
            return len(columns)

        @override
        def data(self, index: index_type, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            value = rows[index.row()][index.column()]
            if role == Qt.ItemDataRole.DisplayRole:
                return columns[index.column()].write(value)
            return value if role == Qt.ItemDataRole.UserRole else None

    return NaiveModel(parent)
