"""Painting a plan on its time line: phases, gates, bars and today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from csdesk.report.figures import GanttBar, GanttPhase
from ui import theme
from ui.widgets.painting import paint_box

BAR_HEIGHT = 23
PADDING = 14
GATE = 6
LABEL_GAP = 8


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The phases of a plan on a strip of pixels; ``today`` is a day of the plan or None."""

    phases: tuple[GanttPhase, ...]
    last_day: int
    today: int | None = None

    def x(self, strip: QRect, day: float) -> float:
        """Return where a day stands on a strip."""
        width = max(1, strip.width() - PADDING)
        return strip.left() + width * min(max(day, 0.0), self.last_day) / max(1, self.last_day)

    def day(self, strip: QRect, x: int) -> float:
        """Return the day that stands at a place of a strip, never before the first."""
        width = max(1, strip.width() - PADDING)
        return max(0.0, (x - strip.left()) * self.last_day / width)


def paint_target(
    painter: QPainter, strip: QRect, line: TimeLine, first: float, last: float
) -> None:
    """Paint the edge around the days that a bar would go to; nothing where there are none."""
    if last > first:
        left, right = line.x(strip, first), line.x(strip, last)
        box = QRectF(left, strip.top() + 1, right - left, strip.height() - 2)
        edge = theme.colour("accent")
        paint_box(painter, box, ground=None, edge=edge, edge_width=2, radius=theme.radius("chip"))


def paint_phases(painter: QPainter, strip: QRect, line: TimeLine, *, grounds: bool = True) -> None:
    """Paint every other phase a little darker, and the gate at the end of each."""
    for place, phase in enumerate(line.phases):
        left, right = line.x(strip, phase.first_day), line.x(strip, phase.last_day)
        if grounds and place % 2 == 0:
            ground = QRectF(left, strip.top(), right - left, strip.height())
            painter.fillRect(ground, theme.colour("sunken"))
    pen = QPen(theme.colour("border_strong"), 1)
    pen.setDashPattern([3, 3])
    pen.setDashOffset(float(strip.top()))
    painter.setPen(pen)
    for phase in line.phases:
        x = line.x(strip, phase.last_day)
        painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom() + 1))


def paint_bar(painter: QPainter, strip: QRect, line: TimeLine, bar: GanttBar) -> None:
    """Paint the bar of an initiative, and its tag inside it or beside it."""
    left, right = line.x(strip, bar.start_day), line.x(strip, bar.due_day)
    box = QRectF(
        left, strip.center().y() - BAR_HEIGHT / 2 + 0.5, max(6.0, right - left), BAR_HEIGHT
    )
    if bar.is_named:
        paint_box(
            painter,
            box,
            ground=theme.colour("accent_soft"),
            edge=theme.colour("accent"),
            radius=theme.radius("chip"),
        )
    else:
        paint_dashed(painter, box)
    _paint_tag(painter, strip, box, bar)


def paint_gate(painter: QPainter, x: float, y: float, *, ahead: bool) -> None:
    """Paint the diamond of a gate; the next one ahead in the accent."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent" if ahead else "text_3"))
    corners = [(0, -GATE), (GATE, 0), (0, GATE), (-GATE, 0)]
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    painter.restore()


def paint_phase_names(painter: QPainter, strip: QRect, line: TimeLine) -> None:
    """Paint name and days of each phase at its left, shortened to the room that it has."""
    lefts = [line.x(strip, phase.first_day) for phase in line.phases]
    ends = [*lefts, float(strip.right())][1:]
    for phase, left, end in zip(line.phases, lefts, ends, strict=True):
        room = int(end - left) - 8
        days = f"Days {phase.first_day}–{phase.last_day}"
        top = strip.top() + 3
        _paint_line(painter, QRect(int(left) + 4, top, room, 17), phase.name, strong=True)
        _paint_line(painter, QRect(int(left) + 4, top + 15, room, 15), days, strong=False)


def paint_today(painter: QPainter, strip: QRect, line: TimeLine) -> None:
    """Paint where today is, with its day on a small flag at the foot."""
    if line.today is None:
        return
    x = line.x(strip, line.today)
    ink = theme.colour("text")
    painter.fillRect(QRectF(x - 0.75, strip.top(), 1.5, strip.height()), ink)
    painter.setFont(theme.font("caption"))
    words = f"Day {line.today}"
    width = painter.fontMetrics().horizontalAdvance(words) + 12
    flag = QRectF(max(strip.left(), x - width / 2), strip.bottom() - 18, width, 17)
    paint_box(painter, flag, ground=ink, radius=theme.radius("chip"))
    painter.setPen(theme.colour("surface"))
    painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, words)


def next_gate(phases: Sequence[GanttPhase], today: int | None) -> int | None:
    """Return the place of the first gate that is not behind us; None when today is unknown."""
    if today is None:
        return None
    return next((place for place, phase in enumerate(phases) if phase.last_day >= today), None)


def paint_dashed(painter: QPainter, box: QRectF) -> None:
    """Paint the box of something that nobody owns yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("border_strong"), 1.2)
    pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(theme.colour("surface"))
    radius = theme.radius("chip")
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def _paint_tag(painter: QPainter, strip: QRect, box: QRectF, bar: GanttBar) -> None:
    words = " · ".join([bar.tag, "quick win"] if bar.quick_win else [bar.tag])
    font = theme.font("caption")
    needed = QFontMetrics(font).horizontalAdvance(words) + 2 * LABEL_GAP
    painter.setFont(font)
    inside = needed <= box.width()
    painter.setPen(theme.colour("accent_text" if inside and bar.owner else "text_2"))
    room = QRectF(box)
    if not inside:
        room.moveLeft(box.right())
        room.setWidth(needed)
        if room.right() > strip.right():
            room.moveRight(box.left())
    room.adjust(LABEL_GAP, 0, 0, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _paint_line(painter: QPainter, rect: QRect, text: str, *, strong: bool) -> None:
    font = theme.font("caption")
    if strong:
        font = theme.font("small")
        font.setWeight(theme.font("strong").weight())
    painter.setFont(font)
    painter.setPen(theme.colour("text" if strong else "text_3"))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
