"""Rates with their intervals as bars, against the rate of all."""

from __future__ import annotations

from csdesk.formatting import percent
from csdesk.report.figures import RateBar, RateFigure
from csdesk.report.statuses import band_status
from exports.charts.canvas import Canvas
from exports.charts.lettering import fit, text_width
from exports.charts.sizes import RATE_FOOT, RATE_HEAD

LABEL_SHARE = 0.22
NOTE_ROOM = 150
THICKNESS = 0.46
WHISKER = 4
PAD = 8
ENDS = (1, 2, 5, 10, 20, 30, 50, 100)
"""Percent at which a scale may end; it has as many steps as look round."""
STEPS = 5


def draw_rates(canvas: Canvas, figure: RateFigure) -> None:
    """Draw a bar for each rate, and a dashed line at the rate of all."""
    chart = _Rates(canvas, figure)
    chart.draw_scale()
    for place, bar in enumerate(figure.bars):
        chart.draw_bar(place, bar)
    chart.draw_rate_of_all(figure.of_all)


class _Rates:
    """Where the bars of one figure lie."""

    def __init__(self, canvas: Canvas, figure: RateFigure) -> None:
        self.canvas = canvas
        self.left = canvas.width * LABEL_SHARE
        self.right = canvas.width - NOTE_ROOM
        self.head = canvas.top + RATE_HEAD
        self.ground = canvas.height - RATE_FOOT
        self.row = (self.ground - self.head) / max(1, len(figure.bars))
        known = [value for bar in figure.bars for value in (bar.rate, bar.high) if value]
        widest = max([figure.of_all, *known])
        self.end = next((end for end in ENDS if end >= widest), ENDS[-1])

    def x(self, rate: float) -> float:
        """Return where a rate lies."""
        return self.left + (self.right - self.left) * rate / self.end

    def draw_scale(self) -> None:
        """Draw thin lines with their percentages below."""
        for step in range(STEPS + 1):
            rate = self.end * step / STEPS
            line = [(self.x(rate), self.head), (self.x(rate), self.ground)]
            self.canvas.line(line, self.canvas.palette.border, width=0.8)
            words = percent(rate, trim=True)
            self.canvas.text(self.x(rate), self.ground + 12, words, side="center")

    def draw_bar(self, place: int, bar: RateBar) -> None:
        """Draw one bar with its name, its interval and what was counted."""
        palette = self.canvas.palette
        middle = self.head + self.row * (place + 0.5)
        self.canvas.text(0, middle, fit(bar.label, self.left - PAD, 11), colour=palette.text)
        note = fit(bar.note, NOTE_ROOM - PAD, 11)
        self.canvas.text(self.canvas.width, middle, note, side="right", colour=palette.text_2)
        if bar.rate is None:
            self.canvas.text(self.left + PAD, middle, "too few to say", colour=palette.text_2)
            return
        height = self.row * THICKNESS
        width = self.x(bar.rate) - self.left
        self.canvas.rectangle(self.left, middle - height / 2, width, height, self._colour(bar))
        self._draw_interval(bar, middle)

    def draw_rate_of_all(self, rate: float) -> None:
        """Draw the line that every bar is held against, with its percentage above."""
        x, palette = self.x(rate), self.canvas.palette
        self.canvas.line([(x, self.head - 4), (x, self.ground)], palette.text_2, dashed=True)
        words = f"all: {percent(rate)}"
        half = text_width(words, 11) / 2
        middle = min(max(x, self.left + half), self.canvas.width - half)
        self.canvas.text(middle, self.head - 11, words, side="center", colour=palette.text_2)

    def _colour(self, bar: RateBar) -> str:
        palette = self.canvas.palette
        if bar.band is None:
            return palette.focus
        return palette.fill_colour(band_status(bar.band).status)

    def _draw_interval(self, bar: RateBar, middle: float) -> None:
        if bar.low is None or bar.high is None:
            return
        colour = self.canvas.palette.text
        low, high = self.x(bar.low), self.x(bar.high)
        self.canvas.line([(low, middle), (high, middle)], colour, width=1.2)
        for end in (low, high):
            line = [(end, middle - WHISKER), (end, middle + WHISKER)]
            self.canvas.line(line, colour, width=1.2)
