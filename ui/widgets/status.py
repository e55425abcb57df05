"""Status: silhouette, word and colour, always all three."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme

_SPACE_IN_PILL = 9
_SHAPE_IN_PILL = 10


def paint_status(
    painter: QPainter, rect: QRect | QRectF, status: Status, ink: QColor | None = None
) -> None:
    """Paint the silhouette of a status, in its own colour unless another is given."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _SHAPES[status](painter, _square(QRectF(rect)), ink or theme.status_colour(status))
    painter.restore()


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


def _paint_disc(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(box)
    tick = QPainterPath(_inside(box, 0.28, 0.53))
    tick.lineTo(_inside(box, 0.44, 0.69))
    tick.lineTo(_inside(box, 0.73, 0.35))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.colour("surface"), box.width() * 0.13))
    painter.drawPath(tick)


def _paint_triangle(painter: QPainter, box: QRectF, ink: QColor) -> None:
    corners = [_inside(box, 0.5, 0.06), _inside(box, 1.0, 0.94), _inside(box, 0.0, 0.94)]
    _paint_polygon(painter, corners, ink)


def _paint_diamond(painter: QPainter, box: QRectF, ink: QColor) -> None:
    corners = [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)]
    _paint_polygon(painter, [_inside(box, x, y) for x, y in corners], ink)


def _paint_ring(painter: QPainter, box: QRectF, ink: QColor) -> None:
    width = max(1.3, box.width() * 0.13)
    edge = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink, width))
    painter.drawEllipse(edge)


def _paint_half_disc(painter: QPainter, box: QRectF, ink: QColor) -> None:
    _paint_ring(painter, box, ink)
    inset = box.width() * 0.24
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPie(box.adjusted(inset, inset, -inset, -inset), -90 * 16, 180 * 16)


def _paint_polygon(painter: QPainter, corners: list[QPointF], ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(corners))


def _inside(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + box.width() * x, box.top() + box.height() * y)


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


_SHAPES = {
    Status.GOOD: _paint_disc,
    Status.WATCH: _paint_triangle,
    Status.RISK: _paint_diamond,
    Status.NONE: _paint_ring,
    Status.DOING: _paint_half_disc,
}


class StatusMark(QWidget):
    """The silhouette alone, where its word stands beside it; ``word`` names it for readers."""

    def __init__(
        self,
        status: Status,
        *,
        pixels: int | None = None,
        word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._status = status
        self._pixels = pixels or theme.size("shape_large")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(status, word)

    @property
    def status(self) -> Status:
        """Return the status that is shown."""
        return self._status

    def set_status(self, status: Status, word: str = "") -> None:
        """Show another status."""
        name = word or theme.status_word(status)
        if (status, name) == (self._status, self.accessibleName()):
            return
        self._status = status
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._pixels, self._pixels)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_status(QPainter(self), self.rect(), self._status)


class Pill(QWidget):
    """Silhouette and word; ``soft`` sets them on a soft ground."""

    def __init__(
        self, status: Status, word: str = "", *, soft: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._soft = soft
        self._status = status
        self._word = word
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(status, word)

    @property
    def status(self) -> Status:
        """Return the status that is shown."""
        return self._status

    @property
    def word(self) -> str:
        """Return the word that is shown."""
        return self._word

    def set_status(self, status: Status, word: str = "") -> None:
        """Show another status; without a word, its usual one."""
        self._status = status
        self._word = word or theme.status_word(status)
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self._word)
        return QSize(text + _SHAPE_IN_PILL + 5 + 2 * self._margin(), theme.size("pill_height"))

    def _margin(self) -> int:
        return _SPACE_IN_PILL if self._soft else 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._soft:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.status_ground(self._status))
            painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        self._paint_content(painter)

    def _paint_content(self, painter: QPainter) -> None:
        left = self._margin()
        top = (self.height() - _SHAPE_IN_PILL) / 2
        paint_status(painter, QRectF(left, top, _SHAPE_IN_PILL, _SHAPE_IN_PILL), self._status)
        painter.setPen(theme.status_colour(self._status))
        text = self.rect().adjusted(left + _SHAPE_IN_PILL + 5, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._word)
