"""A table of a report as a card: sorted by a click, as high as its rows up to a limit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.report.document import Table
from ui import theme
from ui.models.block_columns import block_columns
from ui.models.column_table import ColumnTableModel
from ui.widgets.card import Card, Rule
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

MOST_ROWS = 9
INSET = 16
SCROLL_BAR = 12
"""Pixels below the rows where the columns need more room than there is."""


class TableCard(Card):
    """Title, rows and notes; a table without rows says why in a sentence.

    ``rowChosen`` carries the row of the report's table that the person chose.
    """

    rowChosen = Signal(int)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, table: Table, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(table.title, _count(table), padding=0, parent=parent)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 10)
        self.head.setContentsMargins(INSET, 12, INSET, 10)
        self.model = ColumnTableModel(self)
        if table.rows:
            self.body.addWidget(Rule())
            self.body.addWidget(self._make_table(table, currency))
        else:
            self._add_note(table.empty)
        for note in table.notes:
            self._add_note(note)

    def _make_table(self, table: Table, currency: str) -> DataTable:
        view = DataTable(table.title)
        view.setModel(self.model)
        columns = block_columns(table, currency)
        self.model.show_columns(columns)
        view.set_widths([column.width for column in columns])
        view.rowOpened.connect(self._tell_row)
        view.rowSelected.connect(self._tell_row)
        rows = min(len(table.rows), MOST_ROWS)
        height = theme.size("table_header") + rows * theme.size("table_row") + 2
        view.setFixedHeight(height)
        view.horizontalScrollBar().rangeChanged.connect(
            lambda _least, most: view.setFixedHeight(height + (SCROLL_BAR if most else 0))
        )
        return view

    def _tell_row(self, row: int) -> None:
        self.rowChosen.emit(self.model.source_row(row))

    def _add_note(self, note: str) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(INSET, 8, INSET, 0)
        line.addWidget(Label(note, "small", wrap=True))
        self.body.addLayout(line)


def _count(table: Table) -> str:
    return plural(len(table.rows), "row") if len(table.rows) > MOST_ROWS else ""
