"""What the grounds of the cells of a sheet mean."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.painting import paint_box
from ui.widgets.status import paint_status


class SheetLegend(QWidget):
    """Grounds in a row, as many as have room."""

    ITEMS = (
        ("Header", "header"),
        ("Not part of the table", "outside"),
        ("Column ignored", "ignored"),
        ("Problem", "problem"),
    )
    SWATCH = 12

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font("caption"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("caption"))
        width = sum(metrics.horizontalAdvance(words) + self.SWATCH + 20 for words, _ in self.ITEMS)
        return QSize(width, 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        left = self.width()
        for words, part in reversed(self.ITEMS):
            width = painter.fontMetrics().horizontalAdvance(words)
            left -= width + self.SWATCH + 6
            if left < 0:
                break
            box = QRect(left, (self.height() - self.SWATCH) // 2, self.SWATCH, self.SWATCH)
            _paint_swatch(painter, box, part)
            painter.setPen(theme.colour("text_3"))
            text = QRect(box.right() + 6, 0, width + 2, self.height())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
            left -= 14


def _paint_swatch(painter: QPainter, box: QRect, part: str) -> None:
    if part == "problem":
        paint_status(painter, box.adjusted(1, 1, -1, -1), Status.WATCH)
        return
    ground = {"header": "accent_soft", "outside": "sunken", "ignored": "surface"}[part]
    edge = "accent" if part == "header" else "border_strong"
    paint_box(painter, box, ground=theme.colour(ground), edge=theme.colour(edge), radius=2)
    if part == "ignored":
        hatch = QBrush(theme.colour("border_strong"), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(box.adjusted(1, 1, -1, -1), hatch)
