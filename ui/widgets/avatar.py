"""The square with a client's first letter."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ui import theme
from ui.widgets.painting import paint_box


def paint_avatar(painter: QPainter, rect: QRect, name: str) -> None:
    """Paint the first letter or digit of a name on the accent colour."""
    paint_box(painter, rect, ground=theme.colour("accent"), radius=theme.radius("control"))
    painter.setFont(theme.font("card_title"))
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, first_letter(name))


def first_letter(name: str) -> str:
    """Return the first letter or digit of a name in upper case, or a bullet."""
    return next((character.upper() for character in name if character.isalnum()), "•")
