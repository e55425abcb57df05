"""A figure on the screen: drawn elsewhere at the size and in the colours that are needed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme

SETTLE_MS = 80
"""How long a window must keep its size before its figures are drawn anew."""


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A figure with the size in pixels, the pixel ratio and the scheme that it is needed in."""

    figure: Any
    width: int
    height: int
    ratio: float
    dark: bool


class FigureView(QWidget):
    """Asks for its picture with ``pictureWanted`` and shows what ``show_picture`` brings."""

    pictureWanted = Signal(object)  # noqa: N815

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Any = None
        self._shown: PictureRequest | None = None
        self._image: QImage | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._ask)
        theme.signals.changed.connect(self._timer.start)

    def show_figure(self, figure: Any, words: str) -> None:
        """Show another figure; ``words`` say it to those who cannot see it."""
        self.setAccessibleName(words)
        if figure != self._figure:
            self._figure = figure
            self._ask()

    def show_picture(self, request: PictureRequest, png: bytes) -> None:
        """Show a picture, unless another one has been asked for since."""
        if request != self._request():
            return
        image = QImage.fromData(png)
        image.setDevicePixelRatio(request.ratio)
        self._image, self._shown = image, request
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is not None:
            QPainter(self).drawImage(QPoint(0, 0), self._image)

    def _request(self) -> PictureRequest:
        return PictureRequest(
            self._figure, self.width(), self.height(), self.devicePixelRatio(), theme.is_dark()
        )

    def _ask(self) -> None:
        request = self._request()
        if self._figure is not None and request.width > 0 and request != self._shown:
            self.pictureWanted.emit(request)
