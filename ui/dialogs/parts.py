"""What dialogs are laid out with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.widgets.button import Button
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


def button_row(right: Sequence[Button], left: Sequence[Button] = ()) -> QHBoxLayout:
    """Return a row of buttons, the first one of ``right`` nearest to the middle."""
    row = QHBoxLayout()
    row.setSpacing(theme.space("s"))
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    return row
