"""What moved a score, as steps from the one before to the one now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.models.score_timeline import Step
from ui.widgets.cell_delegate import paint_elided

LINE = 24
NAME_SHARE = 0.42
WORDS_WIDTH = 44
BAR = 12
WHOLE = 100


class ChangeBars(QWidget):
    """Paints the steps from top to bottom; the signs stand beside the bars."""

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self.setAccessibleName("What moved the score")
        self.setAccessibleDescription("\n".join(f"{one.name}: {one.words}" for one in steps))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, LINE * len(self._steps))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, step in enumerate(self._steps):
            self._paint_step(painter, QRect(0, place * LINE, self.width(), LINE), step)

    def _paint_step(self, painter: QPainter, rect: QRect, step: Step) -> None:
        name = QRect(0, rect.top(), int(rect.width() * NAME_SHARE), LINE)
        words = QRect(rect.right() - WORDS_WIDTH, rect.top(), WORDS_WIDTH, LINE)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        paint_elided(painter, name.adjusted(0, 0, -6, 0), step.name)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        paint_elided(painter, words, step.words, right)
        room = words.left() - 6 - name.right()
        left = name.right() + room * min(step.start, step.end) / WHOLE
        width = max(1.5, room * abs(step.end - step.start) / WHOLE)
        middle = rect.center().y() + 0.5
        painter.fillRect(QRectF(left, middle - BAR / 2, width, BAR), _fill(step))


def _fill(step: Step) -> QColor:
    if step.is_total:
        return theme.colour("text_3")
    return theme.status_fill(Status.GOOD if step.end > step.start else Status.RISK)
