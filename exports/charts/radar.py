"""The radar: how strong each area is, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

from csdesk.formatting import number
from csdesk.report.figures import RadarFigure
from exports.charts.canvas import LABEL, Canvas, Point, Side
from exports.charts.lettering import text_width, wrap
from exports.charts.sizes import RADAR_KEY, has_key

RINGS = (25, 50, 75, 100)
LINE = 15
GAP = 12
SHARE_FOR_LABELS = 0.3
SWATCH, SWATCH_GAP, KEY_GAP = 24, 6, 18
HOLLOW_AT = 14
"""Where the mark of an area lies that is not assessed, clear of the others in the middle."""


class _Line(NamedTuple):
    """A line beside that of today; a value is None where an area has none."""

    name: str
    values: Sequence[float | None]
    colour: str
    is_dotted: bool


def draw_radar(canvas: Canvas, figure: RadarFigure) -> None:
    """Draw one spoke for each area, 0 in the middle and 100 outside."""
    radar = _Radar(canvas, figure)
    radar.draw_rings()
    radar.draw_other_lines()
    radar.draw_shape()
    radar.draw_ranges()
    radar.draw_labels()
    radar.draw_key()


class _Radar:
    """Where the spokes of one radar lie."""

    def __init__(self, canvas: Canvas, figure: RadarFigure) -> None:
        self.canvas = canvas
        self.figure = figure
        self.count = len(figure.labels)
        room = canvas.width * SHARE_FOR_LABELS
        self.labels = [wrap(label, room, LABEL) for label in figure.labels]
        widest = max(
            (text_width(line, LABEL) for lines in self.labels for line in lines), default=0.0
        )
        top = canvas.top + LINE * self._label_lines(0) + GAP
        ground = canvas.height - (RADAR_KEY if has_key(figure) else 0)
        bottom = ground - LINE * self._label_lines(self.count // 2) - GAP
        self.middle = (canvas.width / 2, (top + bottom) / 2)
        self.radius = max(20.0, min((bottom - top) / 2, canvas.width / 2 - widest - GAP - 4))

    def _label_lines(self, spoke: int) -> int:
        return 1 + len(self.labels[spoke]) if self.labels else 1

    def at(self, spoke: int, value: float) -> Point:
        """Return where a value lies on a spoke; the first spoke points up."""
        angle = 2 * pi * spoke / max(1, self.count) - pi / 2
        distance = self.radius * value / 100
        return (
            self.middle[0] + distance * cos(angle),
            self.middle[1] + distance * sin(angle),
        )

    def draw_rings(self) -> None:
        """Draw the scale, with its numbers between the first two spokes."""
        palette = self.canvas.palette
        for ring in RINGS:
            points = [self.at(spoke, ring) for spoke in range(self.count)]
            self.canvas.polygon(points, fill="none", edge=palette.border, width=0.8)
        for spoke in range(self.count):
            self.canvas.line([self.middle, self.at(spoke, 100)], palette.border, width=0.8)

    def other_lines(self) -> list[_Line]:
        """Return what there is beside today: the audit before, and the aim."""
        figure, palette = self.figure, self.canvas.palette
        lines = (
            _Line("Audit before", figure.before, palette.text_3, is_dotted=True),
            _Line("Aim", figure.aim, palette.text_2, is_dotted=False),
        )
        return [line for line in lines if line.values]

    def draw_other_lines(self) -> None:
        """Draw the audit before as dots and the aim as dashes, beneath what stands today."""
        for line in self.other_lines():
            places = {s: self.at(s, v) for s, v in enumerate(line.values) if v is not None}
            for first, second in _neighbours(list(places), self.count):
                self._broken([places[first], places[second]], line)
            for x, y in places.values():
                self.canvas.circle(x, y, 1.6, fill=line.colour)

    def draw_key(self) -> None:
        """Name the lines below the figure, where there is more than one."""
        lines = self.other_lines()
        if not lines:
            return
        names = ["Today", *(line.name for line in lines)]
        widths = [SWATCH + SWATCH_GAP + text_width(name, LABEL) for name in names]
        left = (self.canvas.width - sum(widths) - KEY_GAP * len(lines)) / 2
        starts = [left + sum(widths[:place]) + KEY_GAP * place for place in range(len(names))]
        y = self.canvas.height - LINE / 2
        swatches = [[(x, y), (x + SWATCH, y)] for x in starts]
        self.canvas.line(swatches[0], self.canvas.palette.focus, width=2)
        for points, line in zip(swatches[1:], lines, strict=True):
            self._broken(points, line)
        for x, name in zip(starts, names, strict=True):
            colour = self.canvas.palette.text_2
            self.canvas.text(x + SWATCH + SWATCH_GAP, y, name, colour=colour)

    def _broken(self, points: Sequence[Point], line: _Line) -> None:
        dots = line.is_dotted
        self.canvas.line(points, line.colour, width=1.5, dashed=not dots, dotted=dots)

    def draw_shape(self) -> None:
        """Join what is assessed; with a gap there is no surface, only lines."""
        palette = self.canvas.palette
        known = [(spoke, value) for spoke, value in enumerate(self.figure.now) if value is not None]
        points = [self.at(spoke, value) for spoke, value in known]
        if len(points) == self.count and self.count > 2:
            self.canvas.polygon(points, fill=f"{palette.focus}1F")
            self.canvas.line([*points, points[0]], palette.focus, width=2)
        else:
            for first, second in _neighbours([spoke for spoke, _ in known], self.count):
                line = [self.at(spoke, self.figure.now[spoke] or 0.0) for spoke in (first, second)]
                self.canvas.line(line, palette.focus, width=2)
        for x, y in points:
            self.canvas.circle(x, y, 3, fill=palette.focus)

    def draw_ranges(self) -> None:
        """Draw how far a value may lie off, and a hollow mark where nothing is known."""
        palette = self.canvas.palette
        for spoke, now in enumerate(self.figure.now):
            low, high = self.figure.low[spoke], self.figure.high[spoke]
            if now is None or low is None or high is None:
                x, y = self.at(spoke, HOLLOW_AT)
                self.canvas.circle(x, y, 3, fill=palette.surface, edge=palette.none_fill, width=1.2)
            elif number(low) != number(high):
                self._range(spoke, low, high)

    def _range(self, spoke: int, low: float, high: float) -> None:
        angle = 2 * pi * spoke / self.count
        across = (3.5 * cos(angle), 3.5 * sin(angle))
        colour = self.canvas.palette.text_2
        ends = [self.at(spoke, low), self.at(spoke, high)]
        self.canvas.line(ends, colour, width=1.2)
        for x, y in ends:
            self.canvas.line(
                [(x - across[0], y - across[1]), (x + across[0], y + across[1])],
                colour,
                width=1.2,
            )

    def draw_labels(self) -> None:
        """Write each area with its value outside its spoke."""
        for spoke, lines in enumerate(self.labels):
            now = self.figure.now[spoke]
            self._label(spoke, [*lines, "not assessed" if now is None else number(now)])

    def _label(self, spoke: int, lines: Sequence[str]) -> None:
        angle = 2 * pi * spoke / self.count - pi / 2
        x = self.middle[0] + (self.radius + GAP) * cos(angle)
        y = self.middle[1] + (self.radius + GAP) * sin(angle)
        height = LINE * (len(lines) - 1)
        side = _side(cos(angle))
        start = y - height / 2 + sin(angle) * (height / 2 + 2 if side == "center" else height / 4)
        palette = self.canvas.palette
        for row, line in enumerate(lines):
            last = row == len(lines) - 1
            self.canvas.text(
                x,
                start + row * LINE,
                line,
                side=side,
                bold=last and self.figure.now[spoke] is not None,
                colour=palette.text if last else palette.text_2,
            )


def _side(right: float) -> Side:
    """Return which side of a label lies at its spoke's end."""
    if abs(right) < 0.2:
        return "center"
    return "left" if right > 0 else "right"


def _neighbours(spokes: Sequence[int], count: int) -> list[tuple[int, int]]:
    """Return the pairs of known spokes that lie side by side."""
    known = set(spokes)
    pairs = [(spoke, (spoke + 1) % count) for spoke in spokes if (spoke + 1) % count in known]
    return pairs if count > 2 else pairs[:1]
