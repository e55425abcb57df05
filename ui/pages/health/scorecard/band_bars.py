"""How many accounts stand in each band before a change of the scorecard, and after it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.models.band_moves import BandLine
from ui.widgets.bars import paint_track
from ui.widgets.cell_delegate import paint_elided, paint_status_word

LINE = 36
WORD_WIDTH = 92
BAR = 6


class BandBars(QWidget):
    """A line for each band: what it held above what it would hold, and both in numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[BandLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Accounts in each band, before and after")

    def show_lines(self, lines: tuple[BandLine, ...]) -> None:
        """Show other numbers in place of those before."""
        self._lines = lines
        said = "\n".join(f"{line.status.word}: {line.words}" for line in lines)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, LINE * max(1, len(self._lines)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, line in enumerate(self._lines):
            self._paint_line(painter, QRect(0, place * LINE, self.width(), LINE), line)

    def _paint_line(self, painter: QPainter, rect: QRect, line: BandLine) -> None:
        word = QRect(rect.left(), rect.top(), WORD_WIDTH, LINE)
        paint_status_word(painter, word, line.status)
        room = QRect(word.right() + 6, rect.top(), rect.width() - WORD_WIDTH - 6, LINE)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        paint_elided(painter, room.adjusted(0, 2, 0, 0), line.words, side)
        top = rect.top() + 22.0
        before = QRectF(room.left(), top, room.width(), BAR / 2)
        after = QRectF(room.left(), top + BAR / 2 + 1, room.width(), BAR)
        paint_track(painter, before, line.share_before, theme.colour("text_3"))
        paint_track(painter, after, line.share_after, theme.status_fill(line.status.status))
