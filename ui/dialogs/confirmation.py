"""Asking once before something that no undo takes back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 460


class ConfirmationDialog(QDialog):
    """A question, a sentence that says what happens, and two buttons; Enter does nothing."""

    def __init__(
        self, question: str, sentence: str, accept: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self.setFixedWidth(_WIDTH)
        self._cancel = Button("Cancel")
        self._cancel.clicked.connect(self.reject)
        self._accept = Button(accept, "primary")
        self._accept.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label(question, "question", wrap=True))
        column.addWidget(Label(sentence, "body", tone="text_2", wrap=True))
        column.addSpacing(theme.space("m"))
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._accept)
        column.addLayout(row)
        self._cancel.setFocus()


def confirm(question: str, sentence: str, accept: str, parent: QWidget | None = None) -> bool:
    """Ask, and say whether the person wants it."""
    return bool(ConfirmationDialog(question, sentence, accept, parent).exec())
