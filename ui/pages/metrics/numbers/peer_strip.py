"""The other clients of the consultant as dots on a line, and this client among them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.model.benchmarks import PeerSet
from ui import theme
from ui.models.kpi_benchmarks import place_peers
from ui.widgets.painting import paint_box

HEIGHT, EDGE, DOT, BOX = 34, 8, 4.0, 14


class PeerStrip(QWidget):
    """Paints every client, the middle half as a box, and this client as a mark."""

    def __init__(self, peers: PeerSet, own: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peers, self._own = peers, own
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Where this client stands among the others")
        theme.signals.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = HEIGHT / 2
        placed, own = place_peers(self._peers, self._own)
        painter.fillRect(
            QRectF(EDGE, middle - 0.5, self.width() - 2 * EDGE, 1), theme.colour("border_strong")
        )
        self._paint_box(painter, middle)
        painter.setPen(QPen(theme.colour("surface"), 1))
        painter.setBrush(theme.colour("none_fill"))
        for share in placed:
            painter.drawEllipse(QPointF(self._x(share), middle), DOT, DOT)
        if own is not None:
            mark = QRectF(self._x(own) - 1.5, 2, 3, HEIGHT - 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(mark, theme.colour("accent"))

    def _paint_box(self, painter: QPainter, middle: float) -> None:
        low, median, high = self._quartiles()
        box = QRectF(low, middle - BOX / 2, max(2.0, high - low), BOX)
        paint_box(
            painter,
            box,
            ground=theme.colour("hover"),
            edge=theme.colour("border_strong"),
            radius=3,
        )
        painter.fillRect(QRectF(median - 1, box.top(), 2, BOX), theme.colour("text_2"))

    def _quartiles(self) -> tuple[float, float, float]:
        peers, own = self._peers, self._own
        known = [*peers.values, *(() if own is None else (own,))]
        low, span = min(known), (max(known) - min(known)) or 1.0
        first, middle, last = (
            self._x((edge - low) / span) for edge in (peers.low, peers.median, peers.high)
        )
        return first, middle, last

    def _x(self, share: float) -> float:
        return EDGE + share * (self.width() - 2 * EDGE)
