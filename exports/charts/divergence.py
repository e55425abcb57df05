"""Where roles disagree: a figure in each cell, a deeper ground the higher it is."""

from __future__ import annotations

from csdesk.formatting import UNKNOWN, number, plural
from csdesk.report.document import Status
from csdesk.report.figures import DivergenceFigure, DivergenceRow
from exports.charts.canvas import LABEL, Canvas
from exports.charts.lettering import fit, text_width, wrap
from exports.charts.sizes import DIVERGENCE_FOOT, DIVERGENCE_HEAD

LABEL_SHARE = 0.32
SPREAD_SHARE = 0.13
GAP = 3
PAD = 8
LINE = 13
SMALL = 10
DEEPEST = 0.5
"""How much of the accent a cell of 100 has: what is written on it stays readable."""
FOOT = "100: everybody in the role gave the best answer. –: not asked, or not answered."


def draw_divergence(canvas: Canvas, figure: DivergenceFigure) -> None:
    """Draw a row for each subject and a column for each role, with the spread at the end."""
    chart = _Heatmap(canvas, figure)
    chart.draw_head()
    for number_of_row, row in enumerate(figure.rows):
        chart.draw_row(number_of_row, row)
    if not figure.rows:
        canvas.text(canvas.width / 2, chart.row_top(0) + 14, "nobody has answered", side="center")
    foot = fit(FOOT, canvas.width, SMALL)
    canvas.text(0, canvas.height - DIVERGENCE_FOOT / 2 + 4, foot, size=SMALL)


def cell_colour(canvas: Canvas, credit: float) -> str:
    """Return the ground of a cell: the surface at 0, part of the accent at 100."""
    share = DEEPEST * min(1.0, max(0.0, credit / 100))
    return mix(canvas.palette.surface, canvas.palette.accent, share)


def mix(ground: str, ink: str, share: float) -> str:
    """Return a colour between two, ``share`` 0 to 1 of the second."""
    parts = [(int(ground[at : at + 2], 16), int(ink[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in parts)


class _Heatmap:
    """Where rows and columns of one heatmap lie."""

    def __init__(self, canvas: Canvas, figure: DivergenceFigure) -> None:
        self.canvas = canvas
        self.figure = figure
        self.head = canvas.top + DIVERGENCE_HEAD
        rows = max(1, len(figure.rows))
        self.row = (canvas.height - self.head - DIVERGENCE_FOOT) / rows
        self.left = canvas.width * LABEL_SHARE
        self.right = canvas.width * (1 - SPREAD_SHARE)
        self.cell = (self.right - self.left) / max(1, len(figure.roles))

    def row_top(self, row: int) -> float:
        """Return where a row starts."""
        return self.head + self.row * row

    def draw_head(self) -> None:
        """Name the roles with how many answered, and the column of spreads."""
        canvas, palette = self.canvas, self.canvas.palette
        is_tight = any(self._is_wider(role) for role in self.figure.roles)
        for place, people in enumerate(self.figure.people):
            middle = self.left + self.cell * (place + 0.5)
            for y, line in self._head_lines(place, is_tight=is_tight):
                canvas.text(middle, y, line, bold=True, side="center", colour=palette.text)
            count = fit(plural(people, "person", "people"), self.cell - GAP, SMALL)
            canvas.text(middle, self.head - 9, count, size=SMALL, side="center")
        canvas.text(canvas.width, self.head - 24, "Apart", bold=True, side="right",
                    colour=palette.text)  # fmt: skip
        canvas.text(canvas.width, self.head - 9, "points", size=SMALL, side="right")

    def _is_wider(self, role: str) -> bool:
        """Say whether a word of a role is wider than its column."""
        return any(text_width(word, LABEL, bold=True) > self.cell - GAP for word in role.split())

    def _head_lines(self, place: int, *, is_tight: bool) -> list[tuple[float, str]]:
        """Return the lines of a role from below; in tight columns every second stands higher."""
        role, base = self.figure.roles[place], self.head - 24
        if is_tight:
            words = fit(role, 2 * self.cell - GAP, LABEL, bold=True)
            return [(base - LINE * (place % 2), words)]
        lines = wrap(role, self.cell - GAP, LABEL, bold=True)
        return [(base - LINE * floor, line) for floor, line in enumerate(reversed(lines))]

    def draw_row(self, place: int, row: DivergenceRow) -> None:
        """Draw one subject."""
        canvas, palette = self.canvas, self.canvas.palette
        top, middle = self.row_top(place), self.row_top(place) + self.row / 2
        lines = wrap(row.label, self.left - PAD, SMALL)
        for offset, line in enumerate(lines):
            y = middle - GAP / 2 + LINE * (offset - (len(lines) - 1) / 2)
            canvas.text(0, y, line, colour=palette.text, size=SMALL)
        for column, credit in enumerate(row.credits):
            self._cell(self.left + self.cell * column, top, credit)
        self._spread(row, middle)

    def _cell(self, left: float, top: float, credit: float | None) -> None:
        canvas, palette = self.canvas, self.canvas.palette
        width, height = self.cell - GAP, self.row - GAP
        middle = (left + width / 2, top + height / 2)
        if credit is None:
            canvas.text(*middle, UNKNOWN, side="center")
            return
        colour = cell_colour(canvas, credit)
        canvas.bar(left, top, width, height, fill=colour, edge=palette.border)
        canvas.text(*middle, number(credit), side="center", colour=palette.text, bold=True)

    def _spread(self, row: DivergenceRow, middle: float) -> None:
        """Write how far apart the roles are; a large spread has its silhouette as well."""
        canvas, palette = self.canvas, self.canvas.palette
        words = UNKNOWN if row.spread is None else number(row.spread)
        y = middle - GAP / 2
        colour = palette.risk if row.is_large else palette.text_2
        canvas.text(canvas.width, y, words, bold=row.is_large, side="right", colour=colour)
        if row.is_large:
            x = canvas.width - text_width(words, LABEL, bold=True) - 12
            canvas.status(x, y, 10, Status.RISK)
