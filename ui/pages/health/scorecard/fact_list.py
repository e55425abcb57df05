"""Facts to make a signal of: which of them the client's data tell, and for how many accounts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.account_table import SearchIndex
from ui.models.column_table import ColumnTableModel
from ui.models.signal_choice import FactChoice, choice_columns
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable
from ui.widgets.search_field import SearchField


class FactList(QWidget):
    """``chosen`` carries the place of a fact in what is shown."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search facts")
        self.add = Button("Add this signal", "secondary", "plus")
        self.model = ColumnTableModel(self)
        self.table = DataTable("Facts that a signal can be made of")
        self.table.setModel(self.model)
        self._index = SearchIndex(())
        self._current = -1
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 16, 10)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        self.search.textChanged.connect(self._filter)
        self.table.rowSelected.connect(self._choose)
        self.add.clicked.connect(self._tell)

    def show_choices(self, choices: Sequence[FactChoice]) -> None:
        """Show the facts, the best known first."""
        columns = choice_columns(choices)
        self._index = SearchIndex(columns)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self._filter()

    def _filter(self) -> None:
        self.model.keep_rows(self._index.rows(self.search.text()))
        if self.model.rowCount():
            self.table.select_row(0)
        self.add.setEnabled(self.model.rowCount() > 0)

    def _choose(self, row: int) -> None:
        self._current = self.model.source_row(row)

    def _tell(self) -> None:
        if self._current >= 0:
            self.chosen.emit(self._current)
