"""Dragging a bar along a time line with the mouse; Escape lets it go where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView
from typing_extensions import override

if TYPE_CHECKING:
    _View = QTableView
else:
    _View = object


class BarDragging(_View):
    """To stand first among the bases of a view; the view says what a drag and a drop mean."""

    _pressed: QPoint | None = None
    _drags = False

    def bar_at(self, place: QPoint) -> bool:
        """Say whether a bar can be taken there."""
        raise NotImplementedError

    def drag_to(self, row: int, x: int) -> None:
        """Show where the bar of a row would go."""
        raise NotImplementedError

    def end_drag(self, row: int, x: int | None) -> None:
        """Drop the bar of a row; None: let it go where it was."""
        raise NotImplementedError

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = place if left and self.bar_at(place) else None
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        far = abs(place.x() - self._pressed.x()) >= QApplication.startDragDistance()
        self._drags = self._drags or far
        if self._drags:
            self.drag_to(self.indexAt(self._pressed).row(), place.x())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, drags = self._pressed, self._drags
        self._pressed, self._drags = None, False
        if pressed is None or not drags:
            super().mouseReleaseEvent(event)
            return
        self.end_drag(self.indexAt(pressed).row(), event.position().toPoint().x())

    def stop_drag(self) -> bool:
        """Let a bar go where it was; say whether one was held."""
        held, pressed = self._drags, self._pressed
        self._pressed, self._drags = None, False
        if held and pressed is not None:
            self.end_drag(self.indexAt(pressed).row(), None)
        return held
