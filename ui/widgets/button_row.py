"""Buttons beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme


def button_row(right: Sequence[QWidget], left: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Return a row of buttons, the first one of ``right`` nearest to the middle."""
    row = QHBoxLayout()
    row.setSpacing(theme.space("s"))
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    return row
