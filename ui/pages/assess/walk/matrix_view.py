"""The questions of one area as a table, answered with clicks or keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.models.matrix_table import MatrixTable
from ui.pages.assess.walk.matrix_row import INSET, MatrixHead, MatrixLine
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label


class MatrixView(Card):
    """``choiceMade`` carries question and choice, ``cellOpened`` the question of a cell."""

    choiceMade = Signal(str, str)  # noqa: N815 - Qt's way of writing signals
    cellOpened = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self._title = Label("", "card_title")
        self._note = Label("", "caption")
        self._shape: tuple[object, ...] = ()
        self.lines: list[MatrixLine] = []
        content = QWidget()
        content.setProperty("ground", "none")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 14, INSET, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)

    def show_table(self, title: str, note: str, table: MatrixTable, current: str) -> None:
        """Show the questions of an area; the keys act on the current one."""
        self._title.setText(title)
        self._note.setText(note)
        shape = (table.heads, [[cell.question for cell in row.cells] for row in table.rows])
        if shape != self._shape:
            self._shape = shape
            self._build(table)
        for line, row in zip(self.lines, table.rows, strict=True):
            line.show_row(row, current)
            if any(cell.question == current for cell in row.cells):
                self._area.ensureWidgetVisible(line, 0, line.height())

    def _build(self, table: MatrixTable) -> None:
        empty_layout(self._column)
        self._column.addWidget(MatrixHead(table.heads, keys=not table.is_grid))
        self.lines = [MatrixLine(row, len(table.heads)) for row in table.rows]
        for line in self.lines:
            line.cellPressed.connect(partial(self._press, line))
            self._column.addWidget(line)
        self._column.addStretch(1)

    def _press(self, line: MatrixLine, place: int) -> None:
        cell = line.row.cells[place]
        if cell.choice is None:
            self.cellOpened.emit(cell.question)
        else:
            self.choiceMade.emit(cell.question, cell.choice)
