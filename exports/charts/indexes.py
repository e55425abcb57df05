"""Indexes from 0 to 100 as bars, each with how sure it is."""

from __future__ import annotations

from csdesk.formatting import number
from csdesk.report.figures import IndexBar, IndexFigure
from exports.charts.canvas import LABEL, Canvas
from exports.charts.lettering import wrap
from exports.charts.sizes import INDEX_FOOT

LABEL_SHARE = 0.36
VALUE_ROOM = 44
PAD = 12
THICKNESS = 0.44
LINE = 13
TICKS = (0, 25, 50, 75, 100)
WHISKER = 4


def draw_indexes(canvas: Canvas, figure: IndexFigure) -> None:
    """Draw a bar for each index from 0 on the left to 100 on the right."""
    chart = _Bars(canvas, figure)
    chart.draw_scale()
    for place, bar in enumerate(figure.bars):
        chart.draw_bar(place, bar)


class _Bars:
    """Where the bars of one figure lie."""

    def __init__(self, canvas: Canvas, figure: IndexFigure) -> None:
        self.canvas = canvas
        self.left = canvas.width * LABEL_SHARE
        self.right = canvas.width - VALUE_ROOM
        self.ground = canvas.height - INDEX_FOOT
        self.row = (self.ground - canvas.top) / max(1, len(figure.bars))

    def x(self, value: float) -> float:
        """Return where a value lies."""
        return self.left + (self.right - self.left) * value / 100

    def draw_scale(self) -> None:
        """Draw thin lines at the quarters, with their numbers below."""
        for tick in TICKS:
            line = [(self.x(tick), self.canvas.top), (self.x(tick), self.ground)]
            self.canvas.line(line, self.canvas.palette.border, width=0.8)
            self.canvas.text(self.x(tick), self.ground + 12, str(tick), side="center")

    def draw_bar(self, place: int, bar: IndexBar) -> None:
        """Draw one bar with its name and its value."""
        canvas, palette = self.canvas, self.canvas.palette
        middle = canvas.top + self.row * (place + 0.5)
        lines = wrap(bar.label, self.left - PAD, LABEL)
        for offset, line in enumerate(lines):
            y = middle + LINE * (offset - (len(lines) - 1) / 2)
            canvas.text(0, y, line, colour=palette.text)
        if bar.now is None:
            canvas.text(self.left + PAD, middle, "not assessed", colour=palette.text_2)
            return
        height = self.row * THICKNESS
        width = self.x(bar.now) - self.left
        canvas.rectangle(self.left, middle - height / 2, width, height, palette.focus)
        self._range(bar, middle)
        words = number(bar.now)
        canvas.text(canvas.width, middle, words, bold=True, side="right", colour=palette.text)

    def _range(self, bar: IndexBar, middle: float) -> None:
        """Draw the likely range as a line with two ends, where there is one."""
        if bar.low is None or bar.high is None or number(bar.low) == number(bar.high):
            return
        colour = self.canvas.palette.text
        low, high = self.x(bar.low), self.x(bar.high)
        self.canvas.line([(low, middle), (high, middle)], colour, width=1.2)
        for end in (low, high):
            line = [(end, middle - WHISKER), (end, middle + WHISKER)]
            self.canvas.line(line, colour, width=1.2)
