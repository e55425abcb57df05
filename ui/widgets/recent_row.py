"""One client that was opened before, to be opened again."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.avatar import paint_avatar
from ui.widgets.painting import paint_box
from ui.widgets.plain_text import plain_tooltip

_AVATAR = 24
_HEIGHT = 40


class RecentRow(QAbstractButton):
    """Name and folder at the left, how far the audit was at the right."""

    def __init__(
        self, name: str, progress: str, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._progress = progress
        self._folder = folder
        self.setAccessibleName(f"Open {name}")
        self.setToolTip(plain_tooltip(f"{name}\n{folder}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.hasFocus()
        paint_box(
            painter,
            self.rect(),
            ground=theme.colour("hover") if self.underMouse() else None,
            edge=theme.colour("focus") if focused else None,
            edge_width=theme.size("focus_ring") if focused else 1,
            radius=theme.radius("control"),
        )
        paint_avatar(painter, QRect(6, (_HEIGHT - _AVATAR) // 2, _AVATAR, _AVATAR), self._name)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        right = QFontMetrics(theme.font("caption")).horizontalAdvance(self._progress) + 12
        width = self.width() - _AVATAR - 24 - right
        left = _AVATAR + 16
        _draw(painter, "strong", "text", self._name, QRect(left, 3, width, 18))
        _draw(painter, "caption", "text_3", self._folder, QRect(left, 20, width, 16))
        box = QRect(self.width() - right, 0, right - 6, _HEIGHT)
        _draw(painter, "caption", "text_3", self._progress, box)


def _draw(painter: QPainter, role: str, tone: str, text: str, rect: QRect) -> None:
    font: QFont = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    mode = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(text, mode, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
