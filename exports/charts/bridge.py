"""What leads from a first amount to a last one: totals stand on the ground, moves hang between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdesk.formatting import money
from csdesk.report.document import Status
from csdesk.report.figures import BridgeFigure, BridgeStep
from exports.charts.canvas import BAND_LABEL, LABEL, Canvas
from exports.charts.lettering import wrap
from exports.charts.palette import Palette

HEAD = 22
FOOT = 40
FILL = 0.62
THINNEST = 2.0
PAD = 6
LINE = 14


@dataclass(frozen=True, slots=True)
class _Block:
    """A step with the amounts between which it lies, and the one at which it ends."""

    step: BridgeStep
    low: float
    high: float
    end: float


def draw_bridge(canvas: Canvas, figure: BridgeFigure) -> None:
    """Draw a block for each step from left to right, with its amount above and its name below."""
    blocks = list(_blocks(figure))
    chart = _Bridge(canvas, blocks)
    chart.draw_ground()
    for place, block in enumerate(blocks):
        chart.draw_block(place, block, figure.currency)
    for place, block in enumerate(blocks[:-1]):
        chart.draw_link(place, block)


def _blocks(figure: BridgeFigure) -> Iterator[_Block]:
    level = 0.0
    for step in figure.steps:
        before = 0.0 if step.is_total else level
        level = before + step.amount
        yield _Block(step, min(before, level), max(before, level), level)


class _Bridge:
    """Where the blocks of one figure lie."""

    def __init__(self, canvas: Canvas, blocks: list[_Block]) -> None:
        self.canvas = canvas
        self.pitch = canvas.width / max(1, len(blocks))
        self.lowest = min([0.0, *(block.low for block in blocks)])
        highest = max([0.0, *(block.high for block in blocks)])
        self.span = highest - self.lowest or 1.0
        self.ground = canvas.height - FOOT
        self.room = self.ground - canvas.top - HEAD

    def y(self, amount: float) -> float:
        """Return where an amount lies."""
        return self.ground - self.room * (amount - self.lowest) / self.span

    def middle(self, place: int) -> float:
        """Return where the middle of a block lies."""
        return self.pitch * (place + 0.5)

    def draw_ground(self) -> None:
        """Draw the line at nothing."""
        line = [(0.0, self.y(0)), (float(self.canvas.width), self.y(0))]
        self.canvas.line(line, self.canvas.palette.border)

    def draw_block(self, place: int, block: _Block, currency: str) -> None:
        """Draw one block with its amount and its name, which takes two lines at most."""
        palette, middle = self.canvas.palette, self.middle(place)
        height = max(THINNEST, self.y(block.low) - self.y(block.high)) if block.step.amount else 0
        width = self.pitch * FILL
        colour = _colour(block.step, palette)
        self.canvas.rectangle(middle - width / 2, self.y(block.high), width, height, colour)
        self.canvas.text(
            middle,
            self.y(block.high) - 10,
            _amount(block.step, currency),
            size=BAND_LABEL,
            side="center",
            colour=palette.text,
            bold=block.step.is_total,
        )
        for line, words in enumerate(wrap(block.step.label, self.pitch - PAD, LABEL)):
            below = self.ground + 13 + LINE * line
            self.canvas.text(middle, below, words, side="center", colour=palette.text_2)

    def draw_link(self, place: int, block: _Block) -> None:
        """Draw the line from the end of a block to the next one."""
        half, level = self.pitch * FILL / 2, self.y(block.end)
        line = [(self.middle(place) + half, level), (self.middle(place + 1) - half, level)]
        self.canvas.line(line, self.canvas.palette.border_strong)


def _amount(step: BridgeStep, currency: str) -> str:
    words = money(step.amount, currency, short=True)
    return f"+{words}" if step.amount > 0 and not step.is_total else words


def _colour(step: BridgeStep, palette: Palette) -> str:
    if step.is_total:
        return palette.focus
    return palette.fill_colour(Status.GOOD if step.amount > 0 else Status.RISK)
