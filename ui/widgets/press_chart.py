"""A painted chart whose parts can be pressed, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.return_key import RETURN_KEYS
from ui.widgets.row_ground import paint_focus_ring

LEAST_HIT = 8.0
"""A part that is painted smaller than this can be pressed beside it as well."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a chart: its key, where it is, and what it says."""

    key: str
    box: QRectF
    words: str


class PressChart(QWidget):
    """``regionPressed`` carries the key of a part: a click, or Return.

    A chart paints itself in ``paint_chart`` and says in ``find_regions`` where its parts are.
    """

    regionPressed = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._current = -1
        self._by_keyboard = False
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.signals.changed.connect(self.update)

    def find_regions(self) -> Sequence[Region]:
        """Return the parts at the present size, from left to right."""
        raise NotImplementedError

    def paint_chart(self, painter: QPainter) -> None:
        """Paint the chart at the present size."""
        raise NotImplementedError

    def region_at(self, at: QPointF) -> Region | None:
        """Return the part at a place, the smallest where some lie over each other."""
        found = [one for one in self.find_regions() if _hit(one.box).contains(at)]
        return min(found, key=lambda one: one.box.width() * one.box.height(), default=None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_chart(painter)
        regions = self.find_regions()
        if self._by_keyboard and self.hasFocus() and 0 <= self._current < len(regions):
            box = _hit(regions[self._current].box).toAlignedRect()
            paint_focus_ring(painter, box.intersected(self.rect()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self.region_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        found = self.region_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.regionPressed.emit(found.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        regions = self.find_regions()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if regions and event.key() in steps:
            self._by_keyboard = True
            self._current = (self._current + steps[Qt.Key(event.key())]) % len(regions)
            self.setAccessibleName(f"{self._name}: {regions[self._current].words}")
            self.update()
        elif event.key() in RETURN_KEYS and 0 <= self._current < len(regions):
            self.regionPressed.emit(regions[self._current].key)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._by_keyboard = True
            self._current = max(self._current, 0)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.region_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(found.words) if found else "", self)
            return True
        return super().event(event)


def _hit(box: QRectF) -> QRectF:
    across = max(0.0, LEAST_HIT - box.width()) / 2
    down = max(0.0, LEAST_HIT - box.height()) / 2
    return box.adjusted(-across, -down, across, down)
