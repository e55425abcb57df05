"""An icon that stands beside words and cannot be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box


class IconMark(QWidget):
    """A drawing in a colour of the theme; ``ground`` sets it on a soft square."""

    def __init__(
        self,
        name: str,
        tone: str = "text_2",
        pixels: int | None = None,
        *,
        ground: str | None = None,
        margin: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._pixels = pixels or theme.size("icon")
        self._ground = ground
        self._margin = margin
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = self._pixels + 2 * self._margin
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._ground is not None:
            ground = theme.colour(self._ground)
            paint_box(painter, self.rect(), ground=ground, radius=theme.radius("card"))
        box = QRect(self._margin, self._margin, self._pixels, self._pixels)
        theme.paint_icon(painter, box, self._name, theme.colour(self._tone))
