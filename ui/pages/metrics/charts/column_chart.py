"""Columns beside each other, each made of parts that reach from one value to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.painting import paint_box
from ui.widgets.press_chart import PressChart, Region

HEIGHT, LABELS, VALUES, AXIS = 230, 22, 20, 56
WIDEST, FILLED = 64.0, 0.68
LINES = 5
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a column from ``low`` to ``high``, in a colour of the theme."""

    key: str
    low: float
    high: float
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its name below and, where there is room, its value above."""

    label: str
    parts: tuple[Part, ...]
    value: str = ""


class ColumnChart(PressChart):
    """``write`` gives the words of a value on the scale; 0 is always in view."""

    def __init__(
        self, name: str, write: Callable[[float], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, HEIGHT, parent)
        self._write = write
        self.columns: tuple[Column, ...] = ()

    def show_columns(self, columns: Sequence[Column], write: Callable[[float], str]) -> None:
        """Show other columns in place of those before."""
        self.columns, self._write = tuple(columns), write
        self.update()

    @override
    def find_regions(self) -> Sequence[Region]:
        return [
            Region(part.key, self._box(at, part), part.words)
            for at, column in enumerate(self.columns)
            for part in column.parts
        ]

    @override
    def paint_chart(self, painter: QPainter) -> None:
        if not self.columns:
            return
        self._paint_scale(painter)
        for at, column in enumerate(self.columns):
            for part in column.parts:
                ground = theme.colour(part.tone)
                paint_box(painter, self._box(at, part), ground=ground, radius=1.5)
        self._paint_names(painter)
        self._paint_values(painter)

    def _ends(self) -> tuple[float, float]:
        edges = [
            edge for one in self.columns for part in one.parts for edge in (part.low, part.high)
        ]
        low, high = min(edges, default=0.0), max(edges, default=0.0)
        low, high = min(low, 0.0), max(high, 0.0)
        return (low, high) if high > low else (0.0, 1.0)

    def _y(self, value: float) -> float:
        low, high = self._ends()
        room = self.height() - LABELS - VALUES
        return VALUES + room * (high - value) / (high - low)

    def _step(self) -> float:
        return (self.width() - AXIS) / max(1, len(self.columns))

    def _centre(self, at: int) -> float:
        return AXIS + self._step() * (at + 0.5)

    def _box(self, at: int, part: Part) -> QRectF:
        width = min(self._step() * FILLED, WIDEST)
        top, bottom = sorted((self._y(part.high), self._y(part.low)))
        return QRectF(self._centre(at) - width / 2, top, width, max(1.5, bottom - top))

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setFont(theme.font("caption"))
        # Where everything is nothing, only that is written: what else would the lines say?
        is_flat = all(part.low == part.high == 0 for one in self.columns for part in one.parts)
        for value in [0.0] if is_flat else round_steps(*self._ends()):
            y = self._y(value)
            painter.fillRect(QRectF(AXIS, y, self.width() - AXIS, 1), theme.colour("border"))
            painter.setPen(theme.colour("text_3"))
            painter.drawText(QRectF(0, y - 9, AXIS - 8, 18), RIGHT, self._write(value))
        if self._ends()[0] < 0:
            zero = QRectF(AXIS, self._y(0), self.width() - AXIS, 1)
            painter.fillRect(zero, theme.colour("border_strong"))

    def _paint_names(self, painter: QPainter) -> None:
        """Paint as many names as have room beside each other."""
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_2"))
        metrics, step = QFontMetrics(theme.font("caption")), self._step()
        widest = max(metrics.horizontalAdvance(one.label) for one in self.columns) + 6
        every = 1 if step >= 48 else max(1, -int(-widest // step))
        for at in range(0, len(self.columns), every):
            room = QRectF(0, self.height() - LABELS, step * every, LABELS)
            room.moveLeft(self._centre(at) - room.width() / 2)
            box = room.toRect().intersected(self.rect())
            paint_elided(painter, box, self.columns[at].label, CENTRE)

    def _paint_values(self, painter: QPainter) -> None:
        metrics = QFontMetrics(theme.font("small"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        widest = max(metrics.horizontalAdvance(one.value) for one in self.columns)
        if widest + 4 > self._step():
            return
        for at, column in enumerate(self.columns):
            if column.parts:
                top = min(self._box(at, part).top() for part in column.parts)
                room = QRectF(0, top - VALUES + 2, self._step(), VALUES - 4)
                room.moveLeft(self._centre(at) - room.width() / 2)
                painter.drawText(room, CENTRE, column.value)


def round_steps(low: float, high: float) -> list[float]:
    """Return round values from one end to the other, five steps apart at most: 1, 2, 2.5 or 5."""
    rough = (high - low) / LINES
    size = 10.0 ** floor(log10(rough))
    step = next(size * n for n in (1, 2, 2.5, 5, 10) if size * n >= rough)
    return [step * n for n in range(ceil(low / step), floor(high / step) + 1)]
