"""The pages of a finished document, below each other, as they will be printed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ui import theme

GAP = 22
SHADOW_STEPS = 4
KEPT_IMAGES = 6
DOCUMENT_WIDTH = 794
"""Width of A4 in pixels at 96 dpi, shown at 100%."""
RATIO_OF_A4 = 297 / 210


class PaperView(QScrollArea):
    """Scrolls through pages; ``pageShown`` carries the one in view, counted from 1."""

    pageShown = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = _Paper()
        self._page = 1
        self.setAccessibleName("Preview of the report")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
        theme.signals.changed.connect(self._paper.update)

    @property
    def page(self) -> int:
        """Return the page in view, counted from 1."""
        return self._page

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return len(self._paper.pictures)

    def show_pages(self, pictures: Sequence[bytes], width: int) -> None:
        """Show pages, given as PNG, at a width in pixels; the page in view stays in view."""
        page = min(self._page, max(1, len(pictures)))
        self._paper.show_pages(pictures, width)
        self.go_to(page)
        self._note_page()

    def set_width(self, width: int) -> None:
        """Show the pages at another width, blurred until they are drawn anew."""
        page = self._page
        self._paper.set_width(width)
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Bring the head of a page into view."""
        if self.pages:
            page = min(max(page, 1), self.pages)
            self.verticalScrollBar().setValue(self._paper.page_top(page) - GAP)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self.go_to(self._page + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_to(self._page - 1)
        else:
            super().keyPressEvent(event)

    def _note_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = self._paper.page_at(middle)
        if page != self._page:
            self._page = page
            self.pageShown.emit(page)


class _Paper(QWidget):
    """Paints the pages that are in view; pictures are decoded as they are needed."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: tuple[bytes, ...] = ()
        self._width = DOCUMENT_WIDTH
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._height_of_page = int(DOCUMENT_WIDTH * RATIO_OF_A4)

    def show_pages(self, pictures: Sequence[bytes], width: int) -> None:
        self.pictures = tuple(pictures)
        self._images.clear()
        self.set_width(width)

    def set_width(self, width: int) -> None:
        self._width = width
        ratio = RATIO_OF_A4
        if self.pictures:
            first = self._image(0)
            ratio = first.height() / max(1, first.width())
        self._height_of_page = round(width * ratio)
        self.resize(self.sizeHint())
        self.update()

    def page_top(self, page: int) -> int:
        return GAP + (page - 1) * (self._height_of_page + GAP)

    def page_at(self, y: int) -> int:
        page = (y - GAP) // (self._height_of_page + GAP) + 1
        return min(max(page, 1), max(1, len(self.pictures)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width + 2 * GAP, self.page_top(len(self.pictures) + 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in range(len(self.pictures)):
            page = QRect(GAP, self.page_top(place + 1), self._width, self._height_of_page)
            if page.adjusted(-GAP, -GAP, GAP, GAP).intersects(event.rect()):
                _paint_shadow(painter, page)
                painter.drawImage(page, self._image(place))

    def _image(self, place: int) -> QImage:
        if place not in self._images:
            self._images[place] = QImage.fromData(self.pictures[place])
            if len(self._images) > KEPT_IMAGES:
                self._images.popitem(last=False)
        return self._images[place]


def _paint_shadow(painter: QPainter, page: QRect) -> None:
    shade = theme.colour("shadow")
    shade.setAlpha(max(4, shade.alpha() // SHADOW_STEPS))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    for step in range(1, SHADOW_STEPS + 1):
        painter.drawRoundedRect(page.adjusted(-step, -step + 2, step, step + 2), step, step)
