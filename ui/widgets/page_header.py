"""The head of a page: its title, one sentence, and its actions at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.label import Label


class PageHeader(QWidget):
    """Title and sentence on the left, actions in a row on the right."""

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.size("header_height"))
        row = QHBoxLayout(self)
        margin = theme.space("page_margin")
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(theme.space("s"))
        self.title = Label(title, "page_title")
        self.sentence = Label(sentence, "small")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.space("s"))
        row.addLayout(self._actions)

    def add_action(self, widget: QWidget) -> None:
        """Add a control at the right end; the primary button comes last."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
