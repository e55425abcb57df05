"""A whole row that can be pressed, built from labels like any other row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box
from ui.widgets.return_key import PressedByReturn


class RowButton(PressedByReturn, QAbstractButton):
    """A button without a face of its own: give it a layout with what it shows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        focused = self.hasFocus()
        paint_box(
            QPainter(self),
            self.rect(),
            ground=theme.colour("sunken") if self.underMouse() else None,
            edge=theme.colour("focus") if focused else None,
            edge_width=theme.size("focus_ring") if focused else 1,
            radius=theme.radius("control"),
        )
