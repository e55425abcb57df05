"""How an amount is split over statuses: one bar in parts, each with its words below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_HEIGHT = 14
_GAP = 2


@dataclass(frozen=True, slots=True)
class BandPart:
    """One part of the whole; ``amount`` in any unit, ``words`` as they stand below the bar."""

    status: Status
    amount: float
    words: str


class BandBar(QWidget):
    """The parts in their order, as wide as their share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self._legend = QHBoxLayout()
        self._legend.setSpacing(theme.space("s"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(self._bar)
        column.addLayout(self._legend)

    def show_parts(self, parts: Sequence[BandPart]) -> None:
        """Show other parts."""
        self._bar.parts = tuple(parts)
        self._bar.update()
        empty_layout(self._legend)
        for place, part in enumerate(parts):
            if place:
                self._legend.addStretch(1)
            self._legend.addWidget(_legend_entry(part))


def _legend_entry(part: BandPart) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(StatusMark(part.status, pixels=9, word=part.words))
    row.addWidget(Label(part.words, "caption", tone="text_2"))
    return entry


class _Bar(QWidget):
    """The bar alone."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: tuple[BandPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = [part for part in self.parts if part.amount > 0]
        whole = sum(part.amount for part in shown)
        if not whole:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(self.rect(), 3, 3)
            return
        room = self.width() - _GAP * (len(shown) - 1)
        left = 0.0
        for part in shown:
            width = room * part.amount / whole
            painter.setBrush(theme.status_fill(part.status))
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 2, 2)
            left += width + _GAP
