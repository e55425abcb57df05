"""What moves an amount most: each driver's bar reaches from its worse end to its better one."""

from __future__ import annotations

from csdesk.formatting import money
from csdesk.report.document import Status
from csdesk.report.figures import TornadoFigure, TornadoRow
from exports.charts.canvas import Canvas
from exports.charts.lettering import fit, text_width
from exports.charts.scales import round_steps
from exports.charts.sizes import TORNADO_FOOT, TORNADO_HEAD

LABEL_SHARE = 0.3
LABEL = 11
THICKNESS = 0.44
PAD, EDGE = 8, 28


def draw_tornado(canvas: Canvas, figure: TornadoFigure) -> None:
    """Draw a bar for each driver, widest first, and a line at the amount with all at base."""
    chart = _Tornado(canvas, figure)
    chart.draw_scale()
    for place, row in enumerate(figure.rows):
        chart.draw_row(place, row)
    chart.draw_base()


class _Tornado:
    """Where the bars of one figure lie."""

    def __init__(self, canvas: Canvas, figure: TornadoFigure) -> None:
        self.canvas, self.figure = canvas, figure
        self.left, self.right = canvas.width * LABEL_SHARE + EDGE, canvas.width - EDGE
        self.head, self.ground = canvas.top + TORNADO_HEAD, canvas.height - TORNADO_FOOT
        self.row = (self.ground - self.head) / max(1, len(figure.rows))
        ends = [end for row in figure.rows for end in (row.at_low, row.at_high)]
        self.steps = round_steps(min([figure.base, *ends]), max([figure.base, *ends]))

    def x(self, amount: float) -> float:
        """Return where an amount lies."""
        low, high = self.steps[0], self.steps[-1]
        return self.left + (self.right - self.left) * (amount - low) / (high - low)

    def draw_scale(self) -> None:
        """Draw thin lines with their amounts below."""
        for step in self.steps:
            x = self.x(step)
            self.canvas.line([(x, self.head), (x, self.ground)], self.canvas.palette.border)
            words = money(step, self.figure.currency, short=True)
            self.canvas.text(x, self.ground + 13, words, side="center")

    def draw_row(self, place: int, row: TornadoRow) -> None:
        """Draw the two halves of a bar, its name, and its ends in words below the name."""
        palette, middle = self.canvas.palette, self.head + self.row * (place + 0.5)
        room = self.left - EDGE - PAD
        name = fit(row.label, room, LABEL)
        self.canvas.text(0, middle - 8, name, colour=palette.text)
        span = fit(f"{row.low_words} to {row.high_words}", room, LABEL)
        self.canvas.text(0, middle + 8, span, colour=palette.text_2)
        for amount in sorted((row.at_low, row.at_high)):
            self._draw_half(amount, middle)

    def draw_base(self) -> None:
        """Draw the line that every bar is held against, with its amount above."""
        x, palette = self.x(self.figure.base), self.canvas.palette
        self.canvas.line([(x, self.head - 4), (x, self.ground)], palette.text_2, dashed=True)
        words = f"base case: {money(self.figure.base, self.figure.currency, short=True)}"
        half = text_width(words, LABEL) / 2
        middle = min(max(x, half), self.canvas.width - half)
        self.canvas.text(middle, self.head - 12, words, side="center", colour=palette.text_2)

    def _draw_half(self, amount: float, middle: float) -> None:
        """Draw the part of a bar that reaches from the base to one end."""
        base, end = self.x(self.figure.base), self.x(amount)
        height = self.row * THICKNESS
        better = amount > self.figure.base
        colour = self.canvas.palette.fill_colour(Status.GOOD if better else Status.RISK)
        left = min(base, end)
        self.canvas.rectangle(left, middle - height / 2, abs(end - base), height, colour)
