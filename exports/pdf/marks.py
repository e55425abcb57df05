"""Shapes that are drawn, not set as letters: statuses and RACI letters."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from csdesk.report.document import Status
from exports.charts.palette import LIGHT
from exports.pdf.fonts import BOLD


def draw_status(canvas: Any, x: float, y: float, size: float, status: Status) -> None:
    """Draw the silhouette of a status around the middle (x, y)."""
    half = size / 2
    canvas.saveState()
    canvas.setFillColor(HexColor(LIGHT.word_colour(status)))
    canvas.setStrokeColor(HexColor(LIGHT.word_colour(status)))
    _SHAPES[status](canvas, x, y, half)
    canvas.restoreState()


def draw_letter(canvas: Any, x: float, y: float, letter: str) -> None:
    """Draw a RACI letter on its ground around the middle (x, y)."""
    fill, edge, ink = _GROUNDS.get(letter, (LIGHT.surface, LIGHT.surface, LIGHT.text))
    canvas.saveState()
    canvas.setFillColor(HexColor(fill))
    canvas.setStrokeColor(HexColor(edge))
    canvas.setLineWidth(0.7)
    if letter == "A":
        canvas.roundRect(x - 6, y - 6, 12, 12, 2, stroke=1, fill=1)
    else:
        canvas.circle(x, y, 6, stroke=1, fill=1)
    canvas.setFillColor(HexColor(ink))
    canvas.setFont(BOLD, 7)
    canvas.drawCentredString(x, y - 2.5, letter)
    canvas.restoreState()


def _disc(canvas: Any, x: float, y: float, half: float) -> None:
    canvas.circle(x, y, half, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor(LIGHT.surface))
    canvas.setLineWidth(half * 0.3)
    canvas.setLineCap(1)
    tick = canvas.beginPath()
    tick.moveTo(x - half * 0.5, y)
    tick.lineTo(x - half * 0.1, y - half * 0.4)
    tick.lineTo(x + half * 0.5, y + half * 0.4)
    canvas.drawPath(tick, stroke=1, fill=0)


def _triangle(canvas: Any, x: float, y: float, half: float) -> None:
    _shape(canvas, ((x, y + half), (x + half, y - half * 0.85), (x - half, y - half * 0.85)))


def _diamond(canvas: Any, x: float, y: float, half: float) -> None:
    _shape(canvas, ((x, y + half), (x + half, y), (x, y - half), (x - half, y)))


def _ring(canvas: Any, x: float, y: float, half: float) -> None:
    canvas.setLineWidth(half * 0.36)
    canvas.circle(x, y, half * 0.82, stroke=1, fill=0)


def _half_disc(canvas: Any, x: float, y: float, half: float) -> None:
    _ring(canvas, x, y, half)
    path = canvas.beginPath()
    path.moveTo(x, y - half * 0.5)
    path.arcTo(x - half * 0.5, y - half * 0.5, x + half * 0.5, y + half * 0.5, -90, 180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _shape(canvas: Any, corners: tuple[tuple[float, float], ...]) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


_SHAPES = {
    Status.GOOD: _disc,
    Status.WATCH: _triangle,
    Status.RISK: _diamond,
    Status.NONE: _ring,
    Status.DOING: _half_disc,
}
_GROUNDS = {
    "A": (LIGHT.text, LIGHT.text, LIGHT.surface),
    "R": (LIGHT.accent, LIGHT.accent, LIGHT.on_accent),
    "C": (LIGHT.surface, LIGHT.text_2, LIGHT.text),
    "I": (LIGHT.none_soft, LIGHT.none_soft, LIGHT.text_2),
}
