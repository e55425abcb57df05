"""A button that stays down: a filter that is on or off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box
from ui.widgets.plain_text import plain_caption

MARGIN = 11
GAP = 6


class Toggle(QPushButton):
    """A filter; while it is on it has the soft ground and the edge of the accent."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(plain_caption(text), parent)
        self._words = text
        self._icon_name = icon
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font("small")).horizontalAdvance(self._words)
        return QSize(words + theme.size("icon") + GAP + 2 * MARGIN, 28)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        ground = "accent_soft" if on else "hover" if self.underMouse() else "surface"
        edge = "focus" if self.hasFocus() else "accent" if on else "border"
        paint_box(
            painter,
            self.rect(),
            ground=theme.colour(ground),
            edge=theme.colour(edge),
            edge_width=theme.size("focus_ring") if self.hasFocus() else 1,
            radius=theme.radius("control"),
        )
        ink = theme.colour("accent_text" if on else "text_2")
        side = theme.size("icon")
        box = QRect(MARGIN, (self.height() - side) // 2, side, side)
        theme.paint_icon(painter, box, self._icon_name, ink)
        painter.setFont(theme.font("small"))
        painter.setPen(ink)
        room = self.rect().adjusted(MARGIN + side + GAP, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
