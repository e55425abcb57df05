"""A line over months on a scale of percent, with a count below each month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.formatting import number, percent
from ui import theme
from ui.pages.metrics.charts.column_chart import round_steps

HEIGHT, TOP, FOOT, AXIS, RIGHT_EDGE, STEP = 196, 10, 46, 80, 24, 44
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class LineChart(QWidget):
    """Paints shares in percent from month 0 on, and how many accounts each rests on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shares: tuple[float | None, ...] = ()
        self._counts: tuple[int, ...] = ()
        theme.signals.changed.connect(self.update)

    def show_line(self, shares: Sequence[float | None], counts: Sequence[int]) -> None:
        """Show another line."""
        self._shares, self._counts = tuple(shares), tuple(counts)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max((share for share in self._shares if share is not None), default=100.0)
        most = max(top, 100.0)
        self._paint_scale(painter, most)
        self._paint_months(painter)
        points = [
            self._point(month, share, most)
            for month, share in enumerate(self._shares)
            if share is not None
        ]
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(QPolygonF(points))

    def _x(self, month: int) -> float:
        room = self.width() - AXIS - RIGHT_EDGE
        return AXIS + room * month / max(1, len(self._shares) - 1)

    def _point(self, month: int, share: float, most: float) -> QPointF:
        room = HEIGHT - TOP - FOOT
        return QPointF(self._x(month), TOP + room * (1 - share / most))

    def _paint_scale(self, painter: QPainter, most: float) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        for value in round_steps(0.0, most):
            y = self._point(0, value, most).y()
            painter.fillRect(QRectF(AXIS, y, self.width() - AXIS, 1), theme.colour("border"))
            painter.drawText(QRectF(0, y - 9, AXIS - 8, 18), RIGHT, percent(value, 0))

    def _paint_months(self, painter: QPainter) -> None:
        """Paint as many months as have room, each with its accounts below."""
        width = self.width() - AXIS - RIGHT_EDGE
        every = max(1, -int(-len(self._shares) * STEP // max(1, width)))
        for row, words in enumerate(("Month", "Accounts")):
            y = HEIGHT - FOOT + 10 + row * 17
            painter.drawText(QRectF(0, y, AXIS - 24, 16), RIGHT, words)
            for month in range(0, len(self._shares), every):
                value = number(self._counts[month] if row else month)
                painter.drawText(QRectF(self._x(month) - 22, y, 44, 16), CENTRE, value)
