"""How figures travel: for each way its stations as boxes, joined by arrows."""

from __future__ import annotations

from csdesk.report.document import Status
from csdesk.report.figures import FlowFigure, FlowLine
from exports.charts.canvas import LABEL, Canvas
from exports.charts.lettering import fit, text_width, wrap
from exports.charts.sizes import FLOW_ROW

HEAD = 15
BOX = 38
ARROW, TIP = 44, 6
PAD, MARK = 10, 9
LINE = 7.5
"""Half of the distance between two lines of text in a box."""


def draw_flows(canvas: Canvas, figure: FlowFigure) -> None:
    """Draw one row for each way: what it is and its times, below it the stations."""
    height = min(FLOW_ROW, (canvas.height - canvas.top) / max(1, len(figure.lines)))
    for place, line in enumerate(figure.lines):
        top = canvas.top + place * height
        _draw_head(canvas, line, top + HEAD / 2)
        _draw_stations(canvas, line, top + HEAD + 4)


def _draw_head(canvas: Canvas, line: FlowLine, middle: float) -> None:
    palette, status = canvas.palette, _status(line)
    times = fit(line.times, canvas.width * 0.5, LABEL)
    room = canvas.width - text_width(times, LABEL) - MARK - 3 * PAD
    canvas.text(0, middle, fit(line.label, room, LABEL, bold=True), colour=palette.text, bold=True)
    canvas.text(canvas.width, middle, times, colour=palette.word_colour(status), side="right")
    mark = canvas.width - text_width(times, LABEL) - MARK - 2
    canvas.status(mark, middle, MARK, status)


def _status(line: FlowLine) -> Status:
    if line.is_late is None:
        return Status.NONE
    return Status.RISK if line.is_late else Status.GOOD


def _draw_stations(canvas: Canvas, line: FlowLine, top: float) -> None:
    count = max(1, len(line.stations))
    width = (canvas.width - 1 - ARROW * (count - 1)) / count
    for place, station in enumerate(line.stations):
        left = place * (width + ARROW)
        _draw_box(canvas, station, left, top, width)
        if place:
            _draw_arrow(canvas, left - ARROW, left, top + BOX / 2, both=line.is_both_ways)


def _draw_box(canvas: Canvas, words: str, left: float, top: float, width: float) -> None:
    palette = canvas.palette
    canvas.bar(left, top, width, BOX, fill=palette.sunken, edge=palette.border)
    lines = wrap(words, width - 2 * PAD, LABEL)
    first = top + BOX / 2 - LINE * (len(lines) - 1)
    for place, text in enumerate(lines):
        y = first + 2 * LINE * place
        canvas.text(left + width / 2, y, text, colour=palette.text, side="center")


def _draw_arrow(canvas: Canvas, start: float, end: float, y: float, *, both: bool) -> None:
    colour = canvas.palette.text_2
    canvas.line([(start + PAD / 2, y), (end - PAD / 2, y)], colour, width=1.4)
    for tip, step in ((end - PAD / 2, -TIP), *(((start + PAD / 2, TIP),) if both else ())):
        corners = [(tip, y), (tip + step, y - TIP * 0.6), (tip + step, y + TIP * 0.6)]
        canvas.polygon(corners, fill=colour)
