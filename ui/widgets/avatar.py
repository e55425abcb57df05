"""The square with a client's first letter."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box

_SIDE = 28


class Avatar(QWidget):
    """The square by itself, beside the name that it stands for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._name)


def paint_avatar(painter: QPainter, rect: QRect, name: str) -> None:
    """Paint the first letter or digit of a name on the accent colour."""
    paint_box(painter, rect, ground=theme.colour("accent"), radius=theme.radius("control"))
    painter.setFont(theme.font("card_title"))
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, first_letter(name))


def first_letter(name: str) -> str:
    """Return the first letter or digit of a name in upper case, or a bullet."""
    return next((character.upper() for character in name if character.isalnum()), "•")
