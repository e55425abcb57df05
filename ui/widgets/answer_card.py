"""One answer that can be chosen: its key, its word, and what it looks like in practice."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.key_cap import paint_key
from ui.widgets.painting import paint_box

_KEY_AT = 15
_TEXT_AT = 46
_TICK = 16
_RIGHT = 16
_GAP = 3
_LEAST_PADDING = 8


class AnswerCard(QAbstractButton):
    """A card as high as its words need, never lower than the token says."""

    def __init__(self, key: str, title: str, practice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._title = title
        self._practice = practice
        self.setCheckable(True)
        self.setAccessibleName(f"{title}. {practice}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def nextCheckState(self) -> None:
        self.setChecked(True)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(theme.size("answer_height"), self._words_height(width) + 2 * _LEAST_PADDING)

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, theme.size("answer_height"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.size("answer_height"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        side = theme.size("key_cap")
        paint_key(painter, QRect(_KEY_AT, (self.height() - side) // 2, side, side), self._key)
        self._paint_words(painter)
        if self.isChecked():
            self._paint_tick(painter)

    def _words_width(self, width: int) -> int:
        return max(40, width - _TEXT_AT - _TICK - 2 * _RIGHT)

    def _practice_height(self, width: int) -> int:
        room = QRect(0, 0, self._words_width(width), 1000)
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetrics(theme.font("small"))
        return metrics.boundingRect(room, flags, self._practice).height()

    def _words_height(self, width: int) -> int:
        title = QFontMetrics(theme.font("strong")).height()
        return title + _GAP + self._practice_height(width)

    def _paint_ground(self, painter: QPainter) -> None:
        ground, edge, width = "surface", "border", 1
        if self.underMouse() and self.isEnabled():
            ground, edge = "sunken", "border_strong"
        if self.isChecked():
            ground, edge, width = "accent_soft", "accent", 2
        rect = self.rect()
        if self.hasFocus():
            ring = theme.colour("focus")
            radius = theme.radius("card") + 2
            paint_box(painter, self.rect(), edge=ring, edge_width=2, radius=radius)
            rect = self.rect().adjusted(4, 4, -4, -4)
        paint_box(
            painter,
            rect,
            ground=theme.colour(ground),
            edge=theme.colour(edge),
            edge_width=width,
            radius=theme.radius("card"),
        )

    def _paint_words(self, painter: QPainter) -> None:
        width = self._words_width(self.width())
        top = (self.height() - self._words_height(self.width())) // 2
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("accent_text" if self.isChecked() else "text"))
        height = painter.fontMetrics().height()
        painter.drawText(QRect(_TEXT_AT, top, width, height), 0, self._title)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        rect = QRect(_TEXT_AT, top + height + _GAP, width, self.height())
        painter.drawText(rect, int(Qt.TextFlag.TextWordWrap), self._practice)

    def _paint_tick(self, painter: QPainter) -> None:
        box = QRectF(self.width() - _RIGHT - _TICK - 6, (self.height() - _TICK) / 2, _TICK, _TICK)
        paint_box(painter, box, ground=theme.colour("accent"), radius=_TICK / 2)
        inner = box.adjusted(3, 3, -3, -3).toRect()
        theme.paint_icon(painter, inner, "check", theme.colour("on_accent"))
