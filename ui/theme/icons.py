"""Icons: line drawings of 16 by 16 units, coloured from the tokens when they are painted."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from csdesk.content.styles import read_icon
from ui.theme.current import colour


def paint_icon(painter: QPainter, rect: QRect, name: str, ink: QColor) -> None:
    """Paint an icon into a rectangle, crisp at any scale."""
    _renderer(name, ink.name()).render(painter, QRectF(rect))


def icon(name: str, tone: str = "text_2") -> QIcon:
    """Return an icon that takes its colour from the theme each time it is painted.

    Raises FileNotFoundError when there is no such drawing: now, not while Qt paints.
    """
    _read(name)
    return QIcon(_LineIcon(name, tone))


_read = cache(read_icon)


@lru_cache(maxsize=256)
def _renderer(name: str, ink: str) -> QSvgRenderer:
    drawing = _read(name).replace("#000", ink)
    return QSvgRenderer(QByteArray(drawing.encode()))


class _LineIcon(QIconEngine):
    """Paints one drawing in a colour of the theme."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = "disabled" if mode is QIcon.Mode.Disabled else self._tone
        paint_icon(painter, rect, self._name, colour(tone))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture
