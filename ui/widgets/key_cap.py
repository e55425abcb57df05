"""The picture of a key, beside the button that it presses."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box


def paint_key(painter: QPainter, rect: QRect, text: str) -> None:
    """Paint a key with its word; its lower edge is two pixels thick."""
    radius = theme.radius("chip")
    edge = theme.colour("border")
    paint_box(painter, rect, ground=edge, radius=radius)
    face = rect.adjusted(0, 0, 0, -1)
    paint_box(painter, face, ground=theme.colour("surface"), edge=edge, radius=radius)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(face, Qt.AlignmentFlag.AlignCenter, text)


class KeyCap(QWidget):
    """One key."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setFont(theme.font("caption"))
        self.setAccessibleName(f"Key {text}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = theme.size("key_cap")
        return QSize(max(side, self.fontMetrics().horizontalAdvance(self._text) + 12), side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key(QPainter(self), self.rect(), self._text)


class KeyCaps(QWidget):
    """Keys that are pressed together."""

    def __init__(self, *texts: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("xs"))
        for text in texts:
            row.addWidget(KeyCap(text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
