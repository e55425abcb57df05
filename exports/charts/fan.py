"""An amount month by month with the bands within which it is likely to lie."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import money, number
from csdesk.report.figures import FanFigure, FanPoint
from exports.charts.canvas import Canvas, Point
from exports.charts.lettering import text_width
from exports.charts.palette import Palette
from exports.charts.scales import round_steps

HEAD, FOOT = 12, 36
LABEL, GAP = 11, 10
EDGE = 20
EVERY = 6
"""Months between two words below."""
TINT_WIDE, TINT_NARROW = 0.16, 0.36


def draw_fan(canvas: Canvas, figure: FanFigure) -> None:
    """Draw two bands and the middle, the line at 0, and where the middle is back at it."""
    if not figure.points:
        return
    chart = _Fan(canvas, figure)
    chart.draw_scale()
    points, palette = figure.points, canvas.palette
    wide, narrow = (mix(palette, tint) for tint in (TINT_WIDE, TINT_NARROW))
    chart.draw_band([p.low for p in points], [p.high for p in points], wide)
    chart.draw_band([p.lower for p in points], [p.upper for p in points], narrow)
    chart.draw_nothing()
    chart.draw_middle()
    chart.draw_break_even()


def mix(palette: Palette, part: float) -> str:
    """Return the colour of the first series with its ground showing through."""
    front, ground = palette.focus, palette.surface
    pairs = ((int(front[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(top * part + below * (1 - part)):02X}" for top, below in pairs)


class _Fan:
    """Where the months and amounts of one figure lie."""

    def __init__(self, canvas: Canvas, figure: FanFigure) -> None:
        self.canvas, self.figure = canvas, figure
        points = figure.points
        low = min(0.0, *(point.low for point in points))
        high = max(0.0, *(point.high for point in points))
        self.steps = round_steps(low, high)
        words = [self._amount(step) for step in self.steps]
        self.left = max(text_width(one, LABEL) for one in words) + GAP + 2
        self.right = canvas.width - EDGE
        self.head, self.ground = canvas.top + HEAD, canvas.height - FOOT
        self.last = max(1, points[-1].month)

    def x(self, month: float) -> float:
        """Return where a month ends."""
        return self.left + (self.right - self.left) * month / self.last

    def y(self, amount: float) -> float:
        """Return where an amount lies."""
        low, high = self.steps[0], self.steps[-1]
        return self.ground - (self.ground - self.head) * (amount - low) / (high - low)

    def draw_scale(self) -> None:
        """Draw thin lines with their amounts, and months below."""
        palette = self.canvas.palette
        for step in self.steps:
            y = self.y(step)
            self.canvas.line([(self.left, y), (self.right, y)], palette.border, width=0.8)
            self.canvas.text(self.left - GAP, y, self._amount(step), side="right")
        for month in range(0, self.last + 1, EVERY):
            self.canvas.text(self.x(month), self.ground + 13, number(month), side="center")
        middle = (self.left + self.right) / 2
        self.canvas.text(middle, self.ground + 28, "months from the start", side="center")

    def draw_band(self, low: Sequence[float], high: Sequence[float], colour: str) -> None:
        """Fill what lies between two quantiles."""
        months = [point.month for point in self.figure.points]
        corners = [*self._line(months, high), *reversed(self._line(months, low))]
        self.canvas.polygon(corners, fill=colour)

    def draw_nothing(self) -> None:
        """Draw the line at 0."""
        line = [(self.left, self.y(0)), (self.right, self.y(0))]
        self.canvas.line(line, self.canvas.palette.border_strong)

    def draw_middle(self) -> None:
        """Draw the amount that half of the draws reach."""
        points: Sequence[FanPoint] = self.figure.points
        line = self._line([p.month for p in points], [p.middle for p in points])
        self.canvas.line(line, self.canvas.palette.focus, width=2)

    def draw_break_even(self) -> None:
        """Draw the month in which the case is back at 0, with its words above."""
        month, palette = self.figure.break_even_month, self.canvas.palette
        if month is None:
            return
        x = self.x(month)
        self.canvas.line([(x, self.head), (x, self.ground)], palette.text_2, dashed=True)
        words = f"base case: break-even in month {number(month)}"
        room = text_width(words, LABEL) + 6
        side_x = x + 6 if x + room < self.right else x - room
        self.canvas.text(side_x, self.head + 8, words, colour=palette.text)

    def _line(self, months: Sequence[int], amounts: Sequence[float]) -> list[Point]:
        return [(self.x(month), self.y(one)) for month, one in zip(months, amounts, strict=True)]

    def _amount(self, step: float) -> str:
        return money(step, self.figure.currency, short=True)
