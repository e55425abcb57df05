"""Accounts by depth and breadth of use, in four fields that can be pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.model.boards import Quadrant
from ui import theme
from ui.pages.metrics.boards.quadrant_dots import HALF, Dot
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.painting import paint_box
from ui.widgets.press_chart import PressChart, Region

HEIGHT, FOOT, LEFT, GAP = 320, 22, 22, 2
SMALLEST, LARGEST = 3.0, 9.0
LABEL = 18
DEEP = (Quadrant.DEEP_BROAD, Quadrant.DEEP_NARROW)
BROAD = (Quadrant.DEEP_BROAD, Quadrant.SHALLOW_BROAD)
GROUNDS = {
    Quadrant.DEEP_BROAD: "good_soft",
    Quadrant.DEEP_NARROW: "none_soft",
    Quadrant.SHALLOW_BROAD: "none_soft",
    Quadrant.SHALLOW_NARROW: "risk_soft",
}


class QuadrantChart(PressChart):
    """Each field says its name and count; dots are accounts, larger where more stand together."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, HEIGHT, parent)
        self._dots: Sequence[Dot] = ()
        self._words: Mapping[Quadrant, str] = {}
        self._across, self._up = "", ""

    def show_dots(
        self, dots: Sequence[Dot], words: Mapping[Quadrant, str], across: str, up: str
    ) -> None:
        """Show other accounts; ``words`` name each field, ``across`` and ``up`` the axes."""
        self._dots, self._words = dots, words
        self._across, self._up = across, up
        self.update()

    @override
    def find_regions(self) -> Sequence[Region]:
        return [Region(one, self._box(one), words) for one, words in self._words.items()]

    @override
    def paint_chart(self, painter: QPainter) -> None:
        for one in self._words:
            ground = theme.colour(GROUNDS[one])
            paint_box(painter, self._box(one), ground=ground, radius=theme.radius("control"))
        self._paint_dots(painter)
        self._paint_names(painter)
        self._paint_axes(painter)

    def _plot(self) -> QRectF:
        return QRectF(LEFT, 0, self.width() - LEFT, HEIGHT - FOOT)

    def _box(self, one: Quadrant) -> QRectF:
        plot = self._plot()
        x = plot.left() + plot.width() * HALF
        y = plot.bottom() - plot.height() * HALF
        left, right = (x + GAP, plot.right()) if one in DEEP else (plot.left(), x - GAP)
        top, bottom = (plot.top(), y - GAP) if one in BROAD else (y + GAP, plot.bottom())
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def _paint_dots(self, painter: QPainter) -> None:
        plot = self._plot().adjusted(LARGEST, LARGEST, -LARGEST, -LARGEST)
        most = max((dot.count for dot in self._dots), default=1)
        ink = theme.colour("accent")
        ink.setAlphaF(0.75)
        painter.setBrush(ink)
        painter.setPen(QPen(theme.colour("surface"), 0.8))
        for dot in self._dots:
            x = plot.left() + plot.width() * dot.depth
            y = plot.bottom() - plot.height() * dot.breadth
            radius = (
                SMALLEST
                if most == 1
                else SMALLEST + (LARGEST - SMALLEST) * sqrt((dot.count - 1) / (most - 1))
            )
            painter.drawEllipse(QPointF(x, y), radius, radius)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(theme.font("strong"))
        for one, words in self._words.items():
            box = self._box(one).adjusted(8, 6, -8, -6).toAlignedRect()
            box.setHeight(LABEL)
            ground = theme.colour(GROUNDS[one])
            ground.setAlphaF(0.85)
            painter.fillRect(box, ground)
            painter.setPen(theme.colour("text"))
            paint_elided(painter, box, words)

    def _paint_axes(self, painter: QPainter) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        foot = QRectF(LEFT, HEIGHT - FOOT, self.width() - LEFT, FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._across)
        painter.save()
        painter.rotate(-90)
        side = QRectF(-(HEIGHT - FOOT), 0, HEIGHT - FOOT, LEFT - 4)
        painter.drawText(side, Qt.AlignmentFlag.AlignCenter, self._up)
        painter.restore()
