"""Asks who changed a scorecard, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.label import Label

WIDTH = 460


class KeepScorecardDialog(FittedDialog):
    """``given`` carries the author and what was changed and why."""

    given = Signal(str, str)

    def __init__(self, card: str, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self.author = _field("Who changes it", "Your name", person)
        self.note = _field("What was changed and why", "Usage warns earlier than ratings do", "")
        self.keep = Button("Keep this version", "primary")
        sentence = "Earlier versions stay; scores that were kept say by which one they were made."
        column = lay_out(self, f"Keep “{card}” as it stands?", sentence, WIDTH)
        for field in (self.author, self.note):
            column.addWidget(Label(field.accessibleName(), "caption"))
            column.addWidget(field)
            field.textChanged.connect(self._allow)
        column.addSpacing(theme.space("m"))
        column.addLayout(answer_row(self, self.keep))
        self.keep.clicked.connect(self._give)
        self._allow()
        (self.note if person else self.author).setFocus()

    def _allow(self) -> None:
        self.keep.setEnabled(bool(self.author.text().strip() and self.note.text().strip()))

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.author.text().strip(), self.note.text().strip())


def _field(name: str, example: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
