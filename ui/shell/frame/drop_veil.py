"""What lies over the window while a file is held above it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box

_MARGIN = 12


class DropVeil(QWidget):
    """Says what letting go of the file will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self.hide()

    def show_over(self, rect: QRect, client_is_open: bool) -> None:
        """Lie over the window; without an open client a spreadsheet begins a new one."""
        self._words = (
            "Let go to bring in these files"
            if client_is_open
            else "Let go to open this client, or to start one with this spreadsheet"
        )
        self.setGeometry(rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = theme.colour("accent_soft")
        ground.setAlpha(235)
        paint_box(
            painter,
            self.rect(),
            ground=ground,
            edge=theme.colour("accent"),
            edge_width=2,
            radius=theme.radius("card"),
        )
        painter.setFont(theme.font("question"))
        painter.setPen(theme.colour("accent_text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
