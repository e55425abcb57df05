"""Giving a table its borders with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget
from typing_extensions import override

from csdesk.formatting import column_letters
from csdesk.model.imports import TableEdges, TableRange
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.label import Label

WIDTH = 420


class EdgesDialog(FittedDialog):
    """``given`` carries the edges; rows and columns are those of the file."""

    given = Signal(object)

    def __init__(
        self, found: TableRange, rows: int, columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self.header = _number("Row of the header", found.header_row, rows)
        self.last_row = _number("Last row", found.last_row, rows)
        self.first_column = _ColumnBox("First column", found.first_column, columns)
        self.last_column = _ColumnBox("Last column", found.last_column, columns)
        sentence = "Everything inside is read as one table; its first row holds the headers."
        column = lay_out(self, "Where the table stands", sentence, WIDTH)
        column.addLayout(self._fields())
        column.addSpacing(theme.space("m"))
        use = Button("Use these edges", "primary")
        use.clicked.connect(self._give)
        column.addLayout(answer_row(self, use))
        self.header.setFocus()

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("l"))
        boxes = (self.header, self.last_row, self.first_column, self.last_column)
        for place, box in enumerate(boxes):
            row, column = divmod(place, 2)
            grid.addWidget(Label(box.accessibleName(), "caption"), 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
        return grid

    def _give(self) -> None:
        first = min(self.first_column.value(), self.last_column.value())
        last = max(self.first_column.value(), self.last_column.value())
        top = min(self.header.value(), self.last_row.value())
        bottom = max(self.header.value(), self.last_row.value())
        self.accept()
        self.given.emit(TableEdges(top, first, last, bottom))


class _ColumnBox(QSpinBox):
    """A column by its letters."""

    def __init__(self, name: str, value: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(1, max(most, value, 1))
        self.setValue(value)
        _indent(self)

    @override
    def textFromValue(self, value: int) -> str:
        return column_letters(value)

    @override
    def valueFromText(self, text: str) -> int:
        value = 0
        for letter in text.strip().upper():
            value = value * 26 + ord(letter) - ord("A") + 1
        return value

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        letters = text.strip()
        is_good = letters.isascii() and letters.isalpha()
        state = QValidator.State.Acceptable if is_good else QValidator.State.Intermediate
        return state, text, position


def _number(name: str, value: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setAccessibleName(name)
    box.setRange(1, max(most, value, 1))
    box.setValue(value)
    _indent(box)
    return box


def _indent(box: QSpinBox) -> None:
    """Let the text stand as far from the edge as in other fields, whose room Qt ignores here."""
    box.lineEdit().setTextMargins(theme.space("s"), 0, theme.space("s"), 0)
