"""The panel at the right of a page: a head that stays, details that scroll, a foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label


class SidePanel(Card):
    """Shows details of what is chosen; ``closed`` is the cross or Escape.

    ``clear`` empties the details; ``add`` and ``add_layout`` fill them from top to bottom.
    """

    closed = Signal()

    def __init__(
        self, name: str, *, wraps_title: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=0, parent=parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        inset = theme.space("card_padding")
        self.title = Label("", "card_title", wrap=wraps_title)
        self.caption = Label("", "caption")
        self.foot = Label("", "caption")
        self.body.setSpacing(0)
        self.body.addLayout(self._make_head(inset))
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area, 1)
        self._foot_rule = Rule()
        self.body.addLayout(self._make_foot(inset))
        self.details = QVBoxLayout()
        self.clear()

    def clear(self) -> None:
        """Take all details away."""
        content = QWidget()
        content.setProperty("ground", "none")
        self.details = QVBoxLayout(content)
        inset = theme.space("card_padding")
        self.details.setContentsMargins(inset, 0, inset, theme.space("m"))
        self.details.setSpacing(theme.space("s"))
        old = self._area.takeWidget()
        self._area.setWidget(content)
        if old is not None:
            old.deleteLater()

    def add_heading(self, text: str) -> None:
        """Add a small heading with room above it."""
        self.details.addSpacing(theme.space("xs"))
        self.details.addWidget(Label(text, "strong"))

    def add_text(self, text: str, tone: str | None = None, role: str = "small") -> None:
        """Add a paragraph."""
        label = Label(text, role, tone=tone, wrap=True)
        label.setMinimumWidth(1)  # A word that is wider than the panel must not widen it.
        self.details.addWidget(label)

    def add_fact(self, label: str, text: str) -> None:
        """Add a quiet label with a text below it."""
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(label, "caption"))
        words.addWidget(Label(text, "small", tone="text", wrap=True))
        self.details.addLayout(words)

    def set_foot(self, text: str) -> None:
        """Show where the details come from; an empty text hides the foot."""
        self.foot.setText(text)
        self.foot.setVisible(bool(text))
        self._foot_rule.setVisible(bool(text))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _make_head(self, inset: int) -> QHBoxLayout:
        close = Button("", "ghost", "close")
        close.setToolTip("Close")
        close.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        head = QHBoxLayout()
        head.setContentsMargins(inset, 11, 8, 8)
        head.addLayout(words, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _make_foot(self, inset: int) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(inset, 0, inset, 10)
        foot.setSpacing(10)
        foot.addWidget(self._foot_rule)
        foot.addWidget(self.foot)
        return foot


class Callout(QFrame):
    """A soft ground with a short heading and a sentence; ``ground`` names its colour."""

    def __init__(
        self, heading: str, sentence: str, ground: str = "well", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(3)
        if heading:
            column.addWidget(Label(heading, "strong", wrap=True))
        column.addWidget(Label(sentence, "small", wrap=True))
