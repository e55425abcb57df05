"""What mouse and keys point at in a table or a list: the row in focus, the row under the mouse."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class RowPointing(_View):
    """To stand before a view among the bases of a class; the view paints what is pointed at."""

    _by_keyboard = False
    _hovered_row = -1

    @property
    def hovered_row(self) -> int:
        """Return the row under the mouse, -1 without one."""
        return self._hovered_row

    def shows_ring(self, row: int) -> bool:
        """Say whether the keys act on a row."""
        return self._by_keyboard and self.hasFocus() and row == self.currentIndex().row()

    @abstractmethod
    def press_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here beyond the usual; say whether it meant anything."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        if not self.press_key(event):
            super().keyPressEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._hovered_row:
            self._hovered_row = row
            self.viewport().update()
