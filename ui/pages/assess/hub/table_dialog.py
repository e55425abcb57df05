"""A dialog with sentences above a table and one or two answers below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

_WIDTH, _HEIGHT = 860, 600


class TableDialog(QDialog):
    """``accepted`` says that the answer was given, where one was asked for."""

    def __init__(
        self, title: str, sentences: Sequence[str], answer: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(_WIDTH, _HEIGHT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 18)
        self._column.setSpacing(6)
        self._column.addWidget(Label(title, "question", wrap=True))
        for sentence in sentences:
            self._column.addWidget(Label(sentence, "body", tone="text_2", wrap=True))
        self._column.addSpacing(theme.space("s"))
        close = Button("Cancel" if answer else "Close", "secondary" if answer else "primary")
        close.clicked.connect(self.reject)
        buttons = [close]
        if answer:
            give = Button(answer, "primary")
            give.clicked.connect(self.accept)
            buttons.append(give)
        self._foot = button_row(buttons)
        self._column.addLayout(self._foot)

    def add_table(self, name: str, columns: Sequence[TableColumn], stretch: int = 1) -> None:
        """Add a table above the answers."""
        card = Card(padding=1)
        model = ColumnTableModel(self)
        table = DataTable(name)
        table.setModel(model)
        model.show_columns(columns)
        table.set_widths([column.width for column in columns])
        card.body.addWidget(table)
        self._column.insertWidget(self._column.count() - 1, card, stretch)
