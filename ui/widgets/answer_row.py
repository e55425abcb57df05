"""One line of a list of answers, painted: fifty of them must open without a wait."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.painting import paint_box
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.return_key import PressedByReturn
from ui.widgets.status import paint_status

_COLUMNS = (("Answer", 120), ("How sure", 80), ("Shown by", 130), ("Flag", 44))
SCROLL_BAR = 10
_MARK = 12
_TEXT_AT = 42


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """What a line says."""

    status: Status
    question: str
    answer: str
    confidence: str
    evidence: str
    flagged: bool


class AnswerRow(PressedByReturn, QAbstractButton):
    """A question with its answer; pressing it asks to go there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = AnswerWords(Status.NONE, "", "", "", "", flagged=False)
        self._is_current = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> AnswerWords:
        """Return what the line says."""
        return self._words

    def show_words(self, words: AnswerWords) -> None:
        """Show another answer."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(f"{words.question} {words.answer}")
        self.setToolTip(plain_tooltip(words.question))
        self.update()

    def show_current(self, current: bool = True) -> None:
        """Mark the line that the keys act on."""
        self._is_current = current
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, theme.size("table_row"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_current:
            painter.fillRect(self.rect(), theme.colour("selection"))
            painter.fillRect(QRect(0, 0, 3, self.height()), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        if self.hasFocus():
            width = theme.size("focus_ring")
            edge = theme.colour("focus")
            paint_box(painter, self.rect(), edge=edge, edge_width=width, radius=2)
        inset = theme.space("list_padding")
        mark = QRect(inset, (self.height() - _MARK) // 2, _MARK, _MARK)
        paint_status(painter, mark, self._words.status)
        question, *cells = _places(self.width(), self.height())
        answered = self._words.status is not Status.NONE
        _draw(painter, question, self._words.question, "body", "text" if answered else "text_2")
        tone = "text" if answered else "text_3"
        _draw(painter, cells[0], self._words.answer, "strong" if answered else "body", tone)
        _draw(painter, cells[1], self._words.confidence, "body", "text_2")
        _draw(painter, cells[2], self._words.evidence, "body", "text_2")
        if self._words.flagged:
            box = QRect(cells[3].left(), (self.height() - 16) // 2, 16, 16)
            theme.paint_icon(painter, box, "flag", theme.colour("watch"))


class HeadRow(QWidget):
    """The words over the columns of rows that scroll beside a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.size("table_header"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        titles = ["Question", *(title for title, _ in _COLUMNS)]
        places = _places(self.width() - SCROLL_BAR, self.height())
        for title, rect in zip(titles, places, strict=True):
            _draw(painter, rect, title, "small_strong", "text_3")
        bottom = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(bottom, theme.colour("border"))


def _places(width: int, height: int) -> list[QRect]:
    """Return the rectangles of the question and of the columns after it."""
    left = width - theme.space("list_padding") - sum(wide for _, wide in _COLUMNS)
    places = [QRect(_TEXT_AT, 0, left - _TEXT_AT - 16, height)]
    for _, wide in _COLUMNS:
        places.append(QRect(left, 0, wide - 8, height))
        left += wide
    return places


def _draw(painter: QPainter, rect: QRect, text: str, role: str, tone: str) -> None:
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(tone))
    mode = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(text, mode, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
