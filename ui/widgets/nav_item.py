"""An entry of the navigation: icon and word, or the icon alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box

_INSET = 11
_WORD_AT = 39


class NavItem(QAbstractButton):
    """One page in the navigation; ``set_collapsed`` leaves the icon only."""

    def __init__(self, word: str, icon: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._icon_name = icon
        self._keys = keys
        self._collapsed = False
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(keys)

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icon alone, with the word in the tooltip."""
        self._collapsed = collapsed
        words = [self._word, self._keys] if collapsed else [self._keys]
        self.setToolTip(" · ".join(filter(None, words)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.size("nav_item_height"), theme.size("nav_item_height"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        chosen = self.isChecked()
        side = theme.size("icon_nav")
        left = (self.width() - side) // 2 if self._collapsed else _INSET
        icon_rect = QRect(left, (self.height() - side) // 2, side, side)
        ink = theme.colour("accent_text" if chosen else "text_2")
        theme.paint_icon(painter, icon_rect, self._icon_name, ink)
        if not self._collapsed:
            self._paint_word(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        ground = edge = None
        if self.isChecked():
            ground, edge = theme.colour("surface"), theme.colour("border")
        elif self.underMouse():
            ground = theme.colour("hover")
        if self.hasFocus():
            edge = theme.colour("focus")
        paint_box(
            painter,
            self.rect(),
            ground=ground,
            edge=edge,
            edge_width=theme.size("focus_ring") if self.hasFocus() else 1,
            radius=theme.radius("control"),
        )

    def _paint_word(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.colour("text" if chosen else "text_2"))
        rect = self.rect().adjusted(_WORD_AT, 0, -4, 0)
        shown = painter.fontMetrics().elidedText(
            self._word, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
