"""Asking once before something that no undo takes back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.layout import cancel_button
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
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
        self._cancel = cancel_button(self)
        self._accept = Button(accept, "primary")
        self._accept.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label(question, "question", wrap=True))
        column.addWidget(Label(sentence, "body", tone="text_2", wrap=True))
        column.addSpacing(theme.space("m"))
        column.addLayout(button_row([self._cancel, self._accept]))
        self._cancel.setFocus()


def confirm(question: str, sentence: str, accept: str, parent: QWidget | None = None) -> bool:
    """Ask, and say whether the person wants it."""
    return bool(ConfirmationDialog(question, sentence, accept, parent).exec())
