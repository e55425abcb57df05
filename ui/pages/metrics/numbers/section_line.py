"""A heading within a panel with the button of its part at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label


def section_line(heading: str, *buttons: Button) -> QHBoxLayout:
    """Return a heading with room above it, and buttons beside it."""
    line = QHBoxLayout()
    line.setContentsMargins(0, theme.space("xs"), 0, 0)
    line.setSpacing(theme.space("m"))
    line.addWidget(Label(heading, "strong"), 1)
    for button in buttons:
        line.addWidget(button)
    return line
