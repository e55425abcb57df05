"""One of the two big choices of the start page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_cap import KeyCaps
from ui.widgets.label import Label
from ui.widgets.painting import paint_box

HEIGHT = 332
LEAST_HEIGHT = 292


@dataclass(frozen=True, slots=True)
class Choice:
    """The words of a choice; the first one is what the Enter key does."""

    icon: str
    title: str
    sentence: str
    points: tuple[str, ...]
    button: str
    keys: tuple[str, ...]
    is_first: bool


class ChoiceCard(QWidget):
    """A card with what a choice gives and the ``button`` that makes it."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_first = choice.is_first
        self.setFixedHeight(HEIGHT)
        self.button = Button(choice.button, "primary" if choice.is_first else "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 24)
        column.setSpacing(0)
        icon = IconMark(choice.icon, "accent_text", 22, ground="accent_soft", margin=11)
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(18)
        column.addWidget(Label(choice.title, "question"))
        column.addSpacing(4)
        column.addWidget(Label(choice.sentence, "body", tone="text_2", wrap=True))
        column.addSpacing(12)
        for point in choice.points:
            column.addLayout(_point(point))
            column.addSpacing(8)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        foot.addWidget(KeyCaps(*choice.keys))
        column.addLayout(foot)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(
            QPainter(self),
            self.rect(),
            ground=theme.colour("surface"),
            edge=theme.colour("accent" if self._is_first else "border"),
            edge_width=2 if self._is_first else 1,
            radius=theme.radius("pill"),
        )


def _point(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconMark("check", "accent_text", 14))
    row.addWidget(Label(text, "body", tone="text_2"), 1)
    return row
