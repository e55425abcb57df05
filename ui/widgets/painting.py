"""Strokes that several widgets paint alike."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def paint_box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    ground: QColor | None = None,
    edge: QColor | None = None,
    edge_width: float = 1.0,
    radius: float = 0.0,
) -> None:
    """Paint a rounded box whose edge lies wholly inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = edge_width / 2 if edge is not None else 0.0
    box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, edge_width) if edge is not None else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()
