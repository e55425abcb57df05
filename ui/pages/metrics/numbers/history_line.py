"""A small line of the values that a number had, with its first and last day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.formatting import day
from ui import theme
from ui.models.kpi_history import KpiHistory

HEIGHT, TOP, FOOT, EDGE, DOT, WORDS = 92, 22, 22, 6, 3.0, 84
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HistoryLine(QWidget):
    """Paints values by their days, the way that the goal asks for dashed."""

    def __init__(self, history: KpiHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spoken = [
            f"{day(on)}: {words}" for on, words in zip(history.days, history.words, strict=True)
        ]
        self.setAccessibleName(f"History. {'; '.join(spoken)}")
        self.setToolTip("\n".join(spoken[-12:]))
        theme.signals.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_goal(painter)
        self._paint_values(painter)
        self._paint_ends(painter)

    def _paint_goal(self, painter: QPainter) -> None:
        goal = self._history.goal
        if goal is None:
            return
        pen = QPen(theme.colour("text_3"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        start = self._point(goal.start_on, goal.baseline)
        painter.drawLine(start, self._point(goal.due_on, goal.target))

    def _paint_values(self, painter: QPainter) -> None:
        days, values = self._history.days, self._history.values
        points = [self._point(on, value) for on, value in zip(days, values, strict=True)]
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        for point in (points[0], points[-1]):
            painter.drawEllipse(point, DOT, DOT)

    def _paint_ends(self, painter: QPainter) -> None:
        """Write the first and the last value above, and the ends of the scale below."""
        history, goal = self._history, self._history.goal
        upper = QRectF(EDGE, 0, self.width() - 2 * EDGE, 16)
        lower = QRectF(EDGE, HEIGHT - 16, self.width() - 2 * EDGE, 16)
        last_at = self._point(history.days[-1], history.values[-1]).x()
        least = EDGE + 2 * WORDS if goal is None else EDGE + WORDS
        most = self.width() - EDGE - (WORDS if goal else 0)
        right = min(max(last_at + DOT, least), most)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(upper, LEFT, history.words[0])
        painter.drawText(QRectF(right - WORDS, 0, WORDS, 16), RIGHT, history.words[-1])
        painter.setPen(theme.colour("text_3"))
        painter.drawText(upper, RIGHT, history.aim)
        first, last = self._span()
        painter.drawText(lower, LEFT, day(first))
        painter.drawText(lower, RIGHT, f"{day(last)} (goal)" if goal else day(last))

    def _span(self) -> tuple[date, date]:
        days, goal = self._history.days, self._history.goal
        ends = (goal.start_on, goal.due_on) if goal else ()
        return min((*days, *ends)), max((*days, *ends))

    def _point(self, on: date, value: float) -> QPointF:
        first, last = self._span()
        goal = self._history.goal
        values = (*self._history.values, *((goal.baseline, goal.target) if goal else ()))
        low, high = min(values), max(values)
        share = (on - first).days / max(1, (last - first).days)
        rise = (value - low) / (high - low) if high > low else 0.5
        room = HEIGHT - TOP - FOOT
        return QPointF(EDGE + share * (self.width() - 2 * EDGE), TOP + room * (1 - rise))
