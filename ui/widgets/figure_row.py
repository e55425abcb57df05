"""A few numbers beside each other, each above what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import theme
from ui.widgets.label import Label


def figure_row(figures: Sequence[tuple[str, str]]) -> QHBoxLayout:
    """Return a row of numbers with their words."""
    row = QHBoxLayout()
    row.setSpacing(theme.space("xl"))
    for number, words in figures:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(number, "number", elide=False))
        column.addWidget(Label(words, "caption", elide=False))
        row.addLayout(column)
    row.addStretch(1)
    return row
