"""The signals of a score as lines: shape, name, value, a bar as long as the weight, points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from csdesk.formatting import number
from ui import theme
from ui.models.score_explanation import SignalLine
from ui.widgets.bars import paint_track
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.return_key import RETURN_KEYS
from ui.widgets.row_ground import paint_focus_ring
from ui.widgets.status import paint_status

LINE = 23
SHAPE = 10
VALUE_WIDTH = 76
POINTS_WIDTH = 48
BAR_WIDTH = 58
BAR_HEIGHT = 6
GAP = 9


class SignalLines(QWidget):
    """Paints the lines from top to bottom; ``opened`` asks where the values come from."""

    opened = Signal()

    def __init__(self, lines: Sequence[SignalLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)
        self._heaviest = max((line.weight for line in lines), default=1.0)
        self.setAccessibleName("Signals of the score")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription("\n".join(map(_speak, lines)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, LINE * len(self._lines))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, line in enumerate(self._lines):
            self._paint_line(painter, QRect(0, place * LINE, self.width(), LINE), line)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = min(max(event.pos().y() // LINE, 0), len(self._lines) - 1)
            QToolTip.showText(event.globalPos(), plain_tooltip(_speak(self._lines[place])), self)
            return True
        return super().event(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*RETURN_KEYS, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _paint_line(self, painter: QPainter, rect: QRect, line: SignalLine) -> None:
        middle = rect.center().y() + 0.5
        box = QRectF(rect.left(), middle - SHAPE / 2, SHAPE, SHAPE)
        paint_status(painter, box, line.status)
        bar_left = rect.right() - POINTS_WIDTH - BAR_WIDTH
        value = QRect(bar_left - GAP - VALUE_WIDTH, rect.top(), VALUE_WIDTH, LINE)
        name = QRect(SHAPE + 7, rect.top(), value.left() - SHAPE - 11, LINE)
        known = line.earned is not None
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text" if known else "text_3"))
        paint_elided(painter, name, line.name)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("text_2" if known else "text_3"))
        paint_elided(painter, value, line.value, right)
        points = QRect(rect.right() - POINTS_WIDTH, rect.top(), POINTS_WIDTH, LINE)
        painter.setPen(theme.colour("text" if known else "text_3"))
        painter.drawText(points, int(right), line.points)
        width = BAR_WIDTH * line.weight / self._heaviest
        track = QRectF(bar_left, middle - BAR_HEIGHT / 2, width, BAR_HEIGHT)
        share = 0.0 if line.earned is None else line.earned / line.weight
        paint_track(painter, track, share, theme.status_fill(line.status))


def _speak(line: SignalLine) -> str:
    said = f"{line.name}: {line.value}, {line.points} points"
    if line.counts is None or round(line.counts - line.weight, 6) == 0:
        return said
    return f"{said}. It counts {number(line.counts, 1)} of 100 here, as other signals do not count"
