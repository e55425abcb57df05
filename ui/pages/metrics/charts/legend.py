"""Which colour of a chart stands for what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box

MARK, GAP, HEIGHT = 10, 16, 20


class Legend(QWidget):
    """Small boxes with their words in a line."""

    def __init__(
        self, entries: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.signals.changed.connect(self.update)
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show other words with the colours of the theme that they stand for."""
        self._entries = tuple(entries)
        self.setAccessibleName(", ".join(words for words, _tone in entries))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), QFontMetrics(theme.font("caption"))
        painter.setFont(theme.font("caption"))
        left = 0.0
        for words, tone in self._entries:
            box = QRectF(left, (HEIGHT - MARK) / 2, MARK, MARK)
            paint_box(painter, box, ground=theme.colour(tone), radius=2)
            painter.setPen(theme.colour("text_2"))
            painter.drawText(int(left) + MARK + 5, (HEIGHT + metrics.capHeight()) // 2, words)
            left += MARK + 5 + metrics.horizontalAdvance(words) + GAP
