"""What a query found, as a table that sorts, is copied and written to a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.model.queries import QueryResult
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.query_columns import query_columns, tell_count
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

ROWS = 9
TITLE = "Result"
NOTHING_YET = "Run the query to see its rows."
NO_ROWS = "The query found nothing."


class ResultCard(Card):
    """``exportWanted`` asks for the rows to be written to a file."""

    exportWanted = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        self.export = Button("Export…", "secondary", "export")
        super().__init__(TITLE, self.export, parent=parent)
        self.result: QueryResult | None = None
        self.model = ColumnTableModel(self)
        self.table = DataTable("What the query found")
        self.table.setModel(self.model)
        self._empty = Label(NOTHING_YET, "body", tone="text_2", wrap=True)
        self._empty.setContentsMargins(theme.space("card_padding"), 12, 0, 12)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        self._stack.setMinimumHeight(theme.size("table_header") + ROWS * theme.size("table_row"))
        self.fill(self._stack)
        self.export.clicked.connect(self.exportWanted)
        self.table.sortChosen.connect(lambda: self.table.mark_sorting(self.model.sorted_by))
        self.clear()

    def clear(self) -> None:
        """Show no rows, because none were asked for."""
        self.result = None
        self._empty.setText(NOTHING_YET)
        self._stack.setCurrentIndex(0)
        self.title.setText(TITLE)
        self.export.setEnabled(False)

    def show_result(self, result: QueryResult) -> None:
        """Show what a query found, in its own order."""
        self.result = result
        columns = query_columns(result)
        self.model.show_columns(columns)
        self.table.mark_sorting(None)
        self.table.set_widths([column.width for column in columns])
        self._empty.setText(NO_ROWS)
        self._stack.setCurrentIndex(1 if result.rows else 0)
        self.title.setText(tell_count(result))
        self.export.setEnabled(bool(result.rows))
