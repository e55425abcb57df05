"""Where files are dropped."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton

_HEIGHT = 50


class DropZone(RowButton):
    """A dashed field: a click chooses a file; its owner lets files be dropped here."""

    def __init__(
        self,
        name: str,
        sentence: str,
        caption: str,
        tip: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)
        self._is_over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Label(sentence, "small", align=centre))
        column.addWidget(Label(caption, "caption", align=centre))
        column.addStretch(1)

    def show_over(self, over: bool) -> None:
        """Show that a file would land here."""
        self._is_over = over
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self._is_over or self.hasFocus()
        ground = "accent_soft" if self._is_over else "hover" if self.underMouse() else "sunken"
        edge = theme.colour("focus" if marked else "border_strong")
        pen = QPen(edge, theme.size("focus_ring") if marked else 1)
        if not self.hasFocus():
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour(ground))
        radius = theme.radius("control")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
