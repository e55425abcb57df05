"""The rungs of a ladder as a bar in parts, filled up to the index, with its likely range."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.bars import paint_whisker

_GAP = 2
_HEIGHT = 7


class LadderBar(QWidget):
    """An index of 0 to 100 over as many parts as there are rungs; None leaves it empty."""

    def __init__(self, parts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._index: float | None = None
        self._range: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_index(self, index: float | None, low: float | None, high: float | None) -> None:
        """Show an index with its likely range."""
        self._index = index
        known = index is not None and low is not None and high is not None and low != high
        self._range = (low or 0.0, high or 0.0) if known else None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, _HEIGHT + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - _GAP * (self._parts - 1)) / self._parts
        for part in range(self._parts):
            box = QRectF(part * (width + _GAP), 2, width, _HEIGHT)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, 2.5, 2.5)
            self._fill(painter, box, part)
        if self._range is not None:
            low, high = self._range
            paint_whisker(painter, QRectF(self.rect()), low / 100, high / 100)

    def _fill(self, painter: QPainter, box: QRectF, part: int) -> None:
        if self._index is None:
            return
        reached = min(max(self._index / 100 * self._parts - part, 0.0), 1.0)
        if reached > 0:
            painter.save()
            painter.setClipRect(QRectF(box.left(), 0, box.width() * reached, self.height()))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(box, 2.5, 2.5)
            painter.restore()
