"""How the rows of the list of findings are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from typing_extensions import override

from ui import theme
from ui.models.finding_list import FindingEntry
from ui.widgets.cell_delegate import paint_elided, paint_status_word
from ui.widgets.row_list import RowDelegate

ROW = 82
MARGIN = 18
RANK_WIDTH = 30
AMOUNT_WIDTH = 100
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FindingDelegate(RowDelegate):
    """Paints rank, title, detail, severity with the places, and the ARR at stake."""

    @override
    def height(self, entry: FindingEntry) -> int:
        return ROW

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: FindingEntry) -> None:
        left = rect.left() + MARGIN
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text_3"))
        rank = QRect(left, rect.top(), RANK_WIDTH - 10, rect.height())
        painter.drawText(rank, int(RIGHT), str(entry.rank))
        words = rect.adjusted(MARGIN + RANK_WIDTH, 0, -MARGIN - AMOUNT_WIDTH - 16, 0)
        _paint_words(painter, words, entry)
        amount = QRect(rect.right() - MARGIN - AMOUNT_WIDTH, 0, AMOUNT_WIDTH, 0)
        _paint_amount(painter, amount.adjusted(0, rect.top() + 12, 0, rect.top() + 31), entry)


def speak_finding(entry: FindingEntry) -> str:
    """Return what a row says to those who cannot see it."""
    amount = f", {entry.at_stake} ARR at stake" if entry.at_stake else ""
    return f"{entry.rank}. {entry.severity.word}: {entry.title}{amount}. {entry.detail}"


def _paint_words(painter: QPainter, rect: QRect, entry: FindingEntry) -> None:
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.colour("text"))
    paint_elided(painter, QRect(rect.left(), rect.top() + 12, rect.width(), 19), entry.title)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("text_2"))
    paint_elided(painter, QRect(rect.left(), rect.top() + 32, rect.width(), 17), entry.detail)
    foot = QRect(rect.left(), rect.top() + 54, rect.width(), 17)
    paint_status_word(painter, foot, entry.severity)
    taken = QFontMetrics(theme.font("small")).horizontalAdvance(entry.severity.word) + 34
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text_3"))
    places = " · ".join(part for part in (entry.area, entry.places) if part)
    paint_elided(painter, foot.adjusted(taken, 0, 0, 0), places)


def _paint_amount(painter: QPainter, rect: QRect, entry: FindingEntry) -> None:
    if not entry.at_stake:
        return
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.colour("text"))
    painter.drawText(rect, int(RIGHT), entry.at_stake)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text_3"))
    painter.drawText(rect.translated(0, 18), int(RIGHT), "ARR at stake")
