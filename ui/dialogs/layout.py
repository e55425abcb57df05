"""How dialogs are laid out: a title and a sentence on top, the way out and the way on below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label


def lay_out(dialog: QDialog, title: str, sentence: str, width: int) -> QVBoxLayout:
    """Give a dialog its width, its title and a sentence, and return the column for the rest."""
    dialog.setFixedWidth(width)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 22, 24, 20)
    column.setSpacing(6)
    column.addWidget(Label(title, "question", wrap=True))
    if sentence:
        column.addWidget(Label(sentence, "body", tone="text_2", wrap=True))
    column.addSpacing(theme.space("s"))
    return column


def answer_row(dialog: QDialog, answer: Button, left: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Return "Cancel" and the button that gives what was entered; Enter presses that one."""
    answer.setDefault(True)
    return button_row([cancel_button(dialog), answer], left)


def cancel_button(dialog: QDialog, word: str = "Cancel") -> Button:
    """Return a button that closes a dialog without an answer."""
    button = Button(word)
    button.clicked.connect(dialog.reject)
    return button
