"""A small cover that shows at once how reports will look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.report.brand import NO_BRAND, ReportBrand
from exports.charts.palette import LIGHT
from ui import theme
from ui.pages.report.logo_field import draw_scaled
from ui.widgets.painting import paint_box

SIZE = QSize(196, 277)
MARGIN = 18.0
BAND = 6.0
LOGO = QSize(70, 22)
ROWS = 6
TITLE, NAME, HEAD = 6.5, 12.0, 6.0
"""Pixels of its letters, in the proportions of the real cover."""


class BrandSheet(QWidget):
    """Paper stays white in dark colours too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self.setAccessibleName("How the cover will look")
        self._brand = NO_BRAND
        self.client = ""
        """Whose cover is shown."""
        self._logos = (QPixmap(), QPixmap())

    def show_brand(self, brand: ReportBrand, client: str) -> None:
        """Show the cover of a client's report in a look."""
        self._brand, self.client = brand, client
        self._logos = (_pixmap(brand.client_logo), _pixmap(brand.firm_logo))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_box(painter, self.rect(), ground=QColor("white"), edge=theme.colour("border_strong"))
        self._paint_head(painter)
        self._paint_words(painter)
        self._paint_table(painter)

    def _paint_head(self, painter: QPainter) -> None:
        if self._brand.colour:
            colour = QColor(self._brand.colour)
            painter.fillRect(QRectF(1, 1, self.width() - 2, BAND), colour)
        room = QRectF(MARGIN, 18, LOGO.width(), LOGO.height())
        draw_scaled(painter, self._logos[0], room, 0.0)
        room.moveRight(self.width() - MARGIN)
        draw_scaled(painter, self._logos[1], room, 1.0)
        if self._logos[1].isNull():
            _write(painter, room, self._brand.firm, TITLE, LIGHT.text_2, is_right=True)

    def _paint_words(self, painter: QPainter) -> None:
        width = self.width() - 2 * MARGIN
        ink = self._brand.heading or LIGHT.accent_text
        _write(painter, QRectF(MARGIN, 54, width, 12), "Customer success audit", TITLE, ink)
        _write(painter, QRectF(MARGIN, 68, width, 18), self.client, NAME, LIGHT.text)
        rule = QColor(self._brand.colour or LIGHT.accent)
        painter.fillRect(QRectF(MARGIN, 94, 26, 2), rule)

    def _paint_table(self, painter: QPainter) -> None:
        """Paint the head of a table, as workbooks have it, above lines for its rows."""
        width = self.width() - 2 * MARGIN
        head = QRectF(MARGIN, 118, width, 14)
        painter.fillRect(head, QColor(self._brand.colour or LIGHT.sunken))
        ink = self._brand.ink or LIGHT.text_2
        _write(painter, head.adjusted(5, 0, -5, 0), "Section", HEAD, ink)
        for row in range(ROWS):
            top = head.bottom() + 12 + row * 18
            painter.fillRect(QRectF(MARGIN + 5, top - 3, width * 0.55, 3), QColor(LIGHT.none_soft))
            painter.fillRect(QRectF(MARGIN, top + 7, width, 1), QColor(LIGHT.border))


def _pixmap(content: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(content)
    return picture


def _write(
    painter: QPainter, room: QRectF, words: str, size: float, ink: str, *, is_right: bool = False
) -> None:
    font = QFont(theme.font("strong"))
    font.setPixelSize(max(1, round(size)))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
