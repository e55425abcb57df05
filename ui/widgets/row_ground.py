"""The ground that a row of a table or list is painted on, and the ring of the one in focus."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme

BAR_WIDTH = 3


def paint_row_ground(
    painter: QPainter, rect: QRect, *, selected: bool, hovered: bool, first: bool = True
) -> None:
    """Paint selection or hover, the bar at the left of a selected row, and the rule below."""
    if selected:
        painter.fillRect(rect, theme.colour("selection"))
        if first:
            painter.fillRect(
                rect.left(), rect.top(), BAR_WIDTH, rect.height(), theme.colour("accent")
            )
    elif hovered:
        painter.fillRect(rect, theme.colour("sunken"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))


def paint_focus_ring(painter: QPainter, rect: QRect) -> None:
    """Paint the ring around what the keys act on."""
    width = theme.size("focus_ring")
    painter.save()
    painter.setPen(QPen(theme.colour("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width // 2
    painter.drawRect(rect.adjusted(half, half, -half, -half))
    painter.restore()
