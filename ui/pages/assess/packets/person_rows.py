"""People in a list: a name, what they answered, and something at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.models.packet_lists import PersonLine
from ui.widgets.label import Label
from ui.widgets.status import StatusMark


def person_row(line: PersonLine, right: QWidget | None, status: Status | None = None) -> QWidget:
    """Return a row with a name above its note; ``status`` stands before it."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 6, 0, 6)
    across.setSpacing(theme.space("s"))
    if status is not None:
        across.addWidget(StatusMark(status, pixels=12), 0, Qt.AlignmentFlag.AlignVCenter)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(line.name, "strong"))
    words.addWidget(Label(line.note, "caption"))
    across.addLayout(words, 1)
    if right is not None:
        across.addWidget(right)
    return row


def sentence_row(sentence: str, status: Status) -> QWidget:
    """Return a row with a sentence that wraps, after the shape of its status."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 6, 0, 6)
    across.setSpacing(theme.space("s"))
    across.addWidget(StatusMark(status, pixels=12), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Label(sentence, "small", tone="text", wrap=True), 1)
    return row
