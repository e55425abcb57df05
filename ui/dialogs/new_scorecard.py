"""Asks for the name of a new scorecard, whom it is for, and who makes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.models.condition_choice import split_words
from ui.widgets.button import Button
from ui.widgets.label import Label

WIDTH = 460


class NewScorecardDialog(FittedDialog):
    """``given`` carries the name, the segments, and the author."""

    given = Signal(str, object, str)

    def __init__(
        self, copied: str, segments: str, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self.name = _field("What the card is called", "Enterprise health", "")
        self.segments = _field("For which segments, parted by commas", segments, "")
        self.author = _field("Who makes it", "Your name", person)
        self.make = Button("Make this card", "primary")
        sentence = (
            f"It begins as a copy of “{copied}” and is tried before all others. Signals, edges and "
            "further conditions can be changed then."
        )
        column = lay_out(self, "A card of its own for a segment?", sentence, WIDTH)
        for field in (self.name, self.segments, self.author):
            column.addWidget(Label(field.accessibleName(), "caption"))
            column.addWidget(field)
            field.textChanged.connect(self._allow)
        column.addSpacing(theme.space("m"))
        column.addLayout(answer_row(self, self.make))
        self.make.clicked.connect(self._give)
        self._allow()
        self.name.setFocus()

    def _allow(self) -> None:
        is_named = bool(self.name.text().strip() and self.author.text().strip())
        self.make.setEnabled(is_named and bool(split_words(self.segments.text())))

    def _give(self) -> None:
        self.accept()
        segments = split_words(self.segments.text())
        self.given.emit(self.name.text().strip(), segments, self.author.text().strip())


def _field(name: str, example: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
