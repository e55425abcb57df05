"""A row of dots: which questions of an area are answered, and which one is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme

_STEP = 20
_DOT = 10


class QuestionDots(QWidget):
    """Filled where answered, a double ring at the open question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered: tuple[bool, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_dots(self, answered: Sequence[bool], current: int) -> None:
        """Show other questions."""
        self._answered = tuple(answered)
        self._current = current
        self.setAccessibleName(f"{sum(answered)} of {len(answered)} answered")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_STEP * len(self._answered), _DOT + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, answered in enumerate(self._answered):
            centre = place * _STEP + _STEP / 2
            middle = self.height() / 2
            box = QRectF(centre - _DOT / 2, middle - _DOT / 2, _DOT, _DOT)
            here = place == self._current
            ink = theme.colour("accent" if answered or here else "border_strong")
            painter.setPen(QPen(ink, 1.4))
            painter.setBrush(ink if answered else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            if here:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
