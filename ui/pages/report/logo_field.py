"""Where a logo is shown, chosen, or dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.local_files import local_files
from ui.widgets.row_button import RowButton

SIZE = QSize(260, 96)
PADDING = 14
WORDS = "Drop a PNG or JPEG picture here,\nor click to choose one"


class LogoField(RowButton):
    """White like paper, whatever the colours of the window; ``dropped`` carries a file's path."""

    dropped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFixedSize(SIZE)
        self.setAcceptDrops(True)
        self._logo = QPixmap()
        self._is_over = False

    def show_logo(self, content: bytes) -> None:
        """Show a logo, or what to do where there is none."""
        self._logo = QPixmap()
        self._logo.loadFromData(content)
        self.setToolTip("Choose another picture" if self.has_logo else "Choose a picture")
        self.update()

    @property
    def has_logo(self) -> bool:
        """Say whether a logo is shown."""
        return not self._logo.isNull()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _is_one_file(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.acceptProposedAction()
        self.dropped.emit(local_files(event.mimeData())[0])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        if self.has_logo:
            draw_scaled(painter, self._logo, QRectF(self.rect()).adjusted(*_inset()))
        else:
            painter.setPen(theme.colour("text_2"))
            painter.setFont(theme.font("small"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, WORDS)

    def _paint_ground(self, painter: QPainter) -> None:
        marked = self._is_over or self.hasFocus()
        edge = theme.colour("focus" if marked else "border_strong")
        pen = QPen(edge, theme.size("focus_ring") if marked else 1)
        if not self.has_logo and not marked:
            pen.setDashPattern([4, 3])
        empty = theme.colour("accent_soft" if self._is_over else "sunken")
        painter.setPen(pen)
        painter.setBrush(Qt.GlobalColor.white if self.has_logo and not self._is_over else empty)
        radius = theme.radius("control")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)

    def _show_over(self, over: bool) -> None:
        self._is_over = over
        self.update()


def draw_scaled(
    painter: QPainter, picture: QPixmap, room: QRectF, across: float = 0.5, down: float = 0.5
) -> None:
    """Draw a picture into a room without distorting it; 0 is its left or upper edge, 1 its end."""
    if picture.isNull():
        return
    scale = min(room.width() / picture.width(), room.height() / picture.height())
    wide, high = picture.width() * scale, picture.height() * scale
    left = room.left() + (room.width() - wide) * across
    top = room.top() + (room.height() - high) * down
    painter.drawPixmap(QRectF(left, top, wide, high), picture, QRectF(picture.rect()))


def _is_one_file(data: QMimeData) -> bool:
    return len(local_files(data)) == 1


def _inset() -> tuple[float, float, float, float]:
    return (PADDING, PADDING, -PADDING, -PADDING)
