"""A shape with a line of words and a quieter one below it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csdesk.report.document import Status
from ui import theme
from ui.widgets.label import Label
from ui.widgets.status import StatusMark


def marked_line(status: Status, text: str, *notes: str) -> QHBoxLayout:
    """Return a shape with a line of words and quieter ones below it."""
    line = QHBoxLayout()
    line.setSpacing(theme.space("m"))
    line.addWidget(StatusMark(status, pixels=12))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(text, "body", wrap=True))
    for note in filter(None, notes):
        words.addWidget(Label(note, "caption", wrap=True))
    line.addLayout(words, 1)
    return line
