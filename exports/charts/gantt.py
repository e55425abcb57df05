"""The time line of the plan: who does what when, and the gates between the phases."""

from __future__ import annotations

from csdesk.report.document import Status
from csdesk.report.figures import GanttBar, GanttFigure
from exports.charts.canvas import LABEL, Canvas
from exports.charts.lettering import fit, text_width, wrap
from exports.charts.sizes import GANTT_FLOOR, GANTT_FOOT, GANTT_HEAD

LABEL_SHARE = 0.33
OWNER_SHARE = 0.14
BAR_SHARE = 0.64
PAD = 8
SMALL = 10
LINE = 13
NARROWEST_HEAD = 60


def draw_gantt(canvas: Canvas, figure: GanttFigure) -> None:
    """Draw one row for each initiative under the phases of the plan."""
    chart = _Gantt(canvas, figure)
    chart.draw_phases()
    chart.draw_heads()
    for row, bar in enumerate(figure.bars):
        chart.draw_row(row, bar)
    chart.draw_gates()
    if not figure.bars:
        canvas.text(canvas.width / 2, chart.row_top(0) + 14, "nothing is planned", side="center")


class _Gantt:
    """Where rows and days of one time line lie."""

    def __init__(self, canvas: Canvas, figure: GanttFigure) -> None:
        self.canvas = canvas
        self.figure = figure
        self.head = canvas.top + GANTT_HEAD
        self.row = (canvas.height - self.head - GANTT_FOOT) / max(1, len(figure.bars))
        self.owner_x = canvas.width * LABEL_SHARE
        self.start_x = canvas.width * (LABEL_SHARE + OWNER_SHARE) + PAD
        self.end_x = canvas.width - PAD
        last = [bar.due_day for bar in figure.bars] + [phase.last_day for phase in figure.phases]
        self.days = max([*last, 1])

    def day_x(self, day: float) -> float:
        """Return where a day lies."""
        return self.start_x + (self.end_x - self.start_x) * day / self.days

    def row_top(self, row: int) -> float:
        """Return where a row starts."""
        return self.head + self.row * row

    def draw_phases(self) -> None:
        """Draw every second phase as a ground, and a line at the end of each."""
        palette, bottom = self.canvas.palette, self.canvas.height - GANTT_FOOT
        for number, phase in enumerate(self.figure.phases):
            left, right = self.day_x(phase.first_day), self.day_x(phase.last_day)
            if number % 2 == 0:
                self.canvas.rectangle(
                    left, self.head, right - left, bottom - self.head, palette.sunken
                )
            self.canvas.line(
                [(right, self.head), (right, bottom)], palette.border_strong, dashed=True
            )

    def draw_heads(self) -> None:
        """Name the columns and the phases."""
        canvas, palette = self.canvas, self.canvas.palette
        for x, words in ((0.0, "Initiative"), (self.owner_x, "Owner")):
            canvas.text(x, self.head - 12, words, bold=True, colour=palette.text_2)
        for number in range(len(self.figure.phases)):
            self._phase_head(number)
        canvas.line([(0, self.head), (canvas.width, self.head)], palette.border)

    def _phase_head(self, number: int) -> None:
        """Name a phase; every second one stands a floor higher, where its name has more room."""
        canvas, palette = self.canvas, self.canvas.palette
        phases = self.figure.phases
        phase, left = phases[number], self.day_x(phases[number].first_day)
        end = self.day_x(phases[number + 2].first_day) if number + 2 < len(phases) else canvas.width
        lines = wrap(phase.name, max(end - left - 4, NARROWEST_HEAD), SMALL, bold=True)
        base = self.head - 18 - (GANTT_FLOOR if number % 2 else 0)
        if number % 2:
            canvas.line([(left, base + 8), (left, base + 14)], palette.border_strong)
        for offset, line in enumerate(reversed(lines), start=1):
            canvas.text(
                left, base - LINE * offset, line, bold=True, size=SMALL, colour=palette.text
            )
        canvas.text(left, base, f"Days {phase.first_day} to {phase.last_day}", size=SMALL)

    def draw_row(self, row: int, bar: GanttBar) -> None:
        """Draw one initiative."""
        canvas, palette = self.canvas, self.canvas.palette
        middle = self.row_top(row) + self.row / 2
        room = self.owner_x - PAD
        low = self.row < 2 * LINE
        lines = [fit(bar.label, room, SMALL)] if low else wrap(bar.label, room, SMALL)
        for number, line in enumerate(lines):
            y = middle + LINE * (number - (len(lines) - 1) / 2)
            canvas.text(0, y, line, colour=palette.text, size=SMALL)
        self._owner(bar, middle)
        self._bar(bar, middle)
        bottom = self.row_top(row + 1)
        canvas.line([(0, bottom), (canvas.width, bottom)], palette.border)

    def _owner(self, bar: GanttBar, middle: float) -> None:
        room = self.start_x - self.owner_x - PAD
        if bar.owner:
            words = fit(bar.owner, room, LABEL)
            self.canvas.text(self.owner_x, middle, words, colour=self.canvas.palette.text_2)
        else:
            self.canvas.status(self.owner_x + 5, middle, 9, Status.WATCH)
            self.canvas.text(
                self.owner_x + 14, middle, "No owner", colour=self.canvas.palette.watch
            )

    def _bar(self, bar: GanttBar, middle: float) -> None:
        palette, height = self.canvas.palette, self.row * BAR_SHARE
        left, right = self.day_x(bar.start_day), self.day_x(bar.due_day)
        owned = bar.is_named
        self.canvas.bar(
            left,
            middle - height / 2,
            max(3.0, right - left),
            height,
            fill=palette.accent_soft if owned else palette.surface,
            edge=palette.accent if owned else palette.border_strong,
            dashed=not owned,
        )
        self._tag(bar, left, right, middle)

    def _tag(self, bar: GanttBar, left: float, right: float, middle: float) -> None:
        """Write the area into the bar, else beside it where there is room."""
        palette = self.canvas.palette
        words = f"{bar.tag} · quick win" if bar.quick_win else bar.tag
        width = text_width(words, SMALL)
        if width <= right - left - 2 * 6:
            self.canvas.text(left + 6, middle, words, size=SMALL, colour=palette.accent_text)
        elif width <= self.end_x - right - 10:
            self.canvas.text(right + 7, middle, words, size=SMALL)
        elif width <= left - self.start_x - 10:
            self.canvas.text(left - 7, middle, words, size=SMALL, side="right")

    def draw_gates(self) -> None:
        """Draw a gate at the end of each phase."""
        half, y = 5, self.head
        for phase in self.figure.phases:
            x = self.day_x(phase.last_day)
            corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
            self.canvas.polygon(corners, fill=self.canvas.palette.text_3)
