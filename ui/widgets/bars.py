"""Bars that show how much: done, reached, sure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme


class ProgressBar4(QWidget):
    """A bar four pixels high that is filled up to a share of 0 to 1."""

    def __init__(
        self, share: float = 0.0, status: Status = Status.DOING, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share = share
        self._status = status
        self.setFixedHeight(theme.size("bar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, status: Status = Status.DOING) -> None:
        """Fill the bar up to another share."""
        share = min(max(share, 0.0), 1.0)
        if (share, status) == (self._share, self._status):
            return
        self._share, self._status = share, status
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(60, theme.size("bar"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_track(painter, QRectF(self.rect()), self._share, theme.status_fill(self._status))


def paint_track(painter: QPainter, rect: QRectF, share: float, fill: QColor) -> None:
    """Paint a round-ended track, filled from the left up to the share."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    round_end = rect.height() / 2
    painter.setBrush(theme.colour("hover"))
    painter.drawRoundedRect(rect, round_end, round_end)
    if share > 0:
        painter.setBrush(fill)
        width = max(rect.height(), rect.width() * min(share, 1.0))
        filled = QRectF(rect.left(), rect.top(), width, rect.height())
        painter.drawRoundedRect(filled, round_end, round_end)
    painter.restore()


def paint_whisker(painter: QPainter, rect: QRectF, low: float, high: float) -> None:
    """Paint the likely range as a line with ends; ``low`` and ``high`` are shares of the width."""
    painter.save()
    ink = theme.colour("text")
    left = rect.left() + rect.width() * low
    right = rect.left() + rect.width() * high
    middle = rect.center().y()
    painter.fillRect(QRectF(left, middle - 0.5, max(right - left, 1.0), 1.0), ink)
    for end in (left, right):
        painter.fillRect(QRectF(end - 0.5, rect.top(), 1.2, rect.height()), ink)
    painter.restore()
