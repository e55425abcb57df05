"""The spread of health scores, with the bands that they fall into."""

from __future__ import annotations

from csdesk.formatting import number, plural
from csdesk.report.document import Status
from csdesk.report.figures import HealthFigure
from exports.charts.canvas import BAND_LABEL, LABEL, Canvas
from exports.charts.lettering import text_width

BAR_FILL = 0.84
SIDE = 14
HEAD = 26
FOOT = 24
MIN_N = 8
"""Below this many scores the figure says that there is too little data."""


def draw_health(canvas: Canvas, figure: HealthFigure) -> None:
    """Draw ten bars from 0 to 100 under the names of the bands."""
    _draw_axis(canvas)
    _draw_bars(canvas, figure)
    _draw_bands(canvas, figure)
    scored = sum(figure.counts)
    if scored < MIN_N:
        words = f"too little data (n = {scored})" if scored else "no account has a score"
        canvas.text(_x(canvas, 25), canvas.top + HEAD + 20, words, side="center")


def _x(canvas: Canvas, score: float) -> float:
    return SIDE + (canvas.width - 2 * SIDE) * score / 100


def _ground(canvas: Canvas) -> float:
    return canvas.height - FOOT


def _draw_axis(canvas: Canvas) -> None:
    ground = _ground(canvas)
    canvas.line([(SIDE, ground), (canvas.width - SIDE, ground)], canvas.palette.border)
    for score in range(0, 101, 10):
        canvas.text(_x(canvas, score), ground + 13, str(score), side="center")


def _draw_bars(canvas: Canvas, figure: HealthFigure) -> None:
    ground = _ground(canvas)
    room = ground - canvas.top - HEAD - 22
    highest = max(figure.counts, default=0)
    width = (canvas.width - 2 * SIDE) / 10
    for tenth, count in enumerate(figure.counts):
        if count:
            height = max(2.0, room * count / highest)
            left = _x(canvas, tenth * 10) + width * (1 - BAR_FILL) / 2
            colour = canvas.palette.fill_colour(_status(tenth * 10, figure))
            canvas.rectangle(left, ground - height, width * BAR_FILL, height, colour)
            middle, words = left + width * BAR_FILL / 2, number(count)
            canvas.text(
                middle, ground - height - 9, words, side="center", colour=canvas.palette.text_2
            )


def _status(score: float, figure: HealthFigure) -> Status:
    if score >= figure.green_from:
        return Status.GOOD
    return Status.WATCH if score >= figure.yellow_from else Status.RISK


def _draw_bands(canvas: Canvas, figure: HealthFigure) -> None:
    bands = (
        (0.0, Status.RISK, f"At risk, {plural(figure.red, 'account')}"),
        (figure.yellow_from, Status.WATCH, f"Watch, {number(figure.yellow)}"),
        (figure.green_from, Status.GOOD, f"Healthy, {number(figure.green)}"),
    )
    end = -1.0
    for edge, status, words in bands:
        x, y = _x(canvas, edge), canvas.top + 10.0
        if edge > 0:
            line = [(x, canvas.top + 2), (x, _ground(canvas))]
            canvas.line(line, canvas.palette.text_3, dashed=True)
        width = 20 + text_width(words, BAND_LABEL)
        left = max(0.0, min(x + 6, canvas.width - width))
        if left < end:
            y += 16
        canvas.status(left + 5, y, 9, status)
        colour = canvas.palette.word_colour(status)
        canvas.text(left + 14, y, words, colour=colour, size=BAND_LABEL)
        end = left + width
    if figure.unscored:
        words = f"{plural(figure.unscored, 'account')} without a score"
        right = canvas.width - SIDE
        if end < right - text_width(words, LABEL) - 8:
            canvas.text(right, canvas.top + 10, words, side="right")
