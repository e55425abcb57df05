"""Drawing a figure: onto a matplotlib figure, into a picture, into one page of PDF."""

from __future__ import annotations

import io
from threading import RLock
from typing import TYPE_CHECKING

from csdesk.report.figures import Figure, GanttFigure, HealthFigure
from exports.charts.palette import DARK, LIGHT

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

TITLE_BAND = 30
_LOCK = RLock()
"""matplotlib shares fonts and settings between figures, so one thread draws at a time."""


def draw(
    figure: Figure,
    width_px: int,
    height_px: int,
    *,
    dark: bool = False,
    scale: float = 1.0,
    title: str | None = None,
) -> Drawing:
    """Return a figure as a drawing of this size in pixels; ``scale`` is the screen's ratio.

    ``title`` is the question that the figure answers, for pictures that stand alone.
    """
    from exports.charts.canvas import new_canvas
    from exports.charts.gantt import draw_gantt
    from exports.charts.health import draw_health
    from exports.charts.radar import draw_radar

    band = TITLE_BAND if title else 0
    palette = DARK if dark else LIGHT
    with _LOCK:
        canvas = new_canvas(width_px, height_px, palette, scale, band)
        if title:
            canvas.title(title)
        if isinstance(figure, GanttFigure):
            draw_gantt(canvas, figure)
        elif isinstance(figure, HealthFigure):
            draw_health(canvas, figure)
        else:
            draw_radar(canvas, figure)
        return canvas.drawing


def paint_png(
    figure: Figure,
    width_px: int,
    height_px: int,
    *,
    dark: bool = False,
    scale: float = 1.0,
    title: str | None = None,
) -> bytes:
    """Return a figure as a PNG of ``width_px * scale`` by ``height_px * scale`` points."""
    with _LOCK:
        drawing = draw(figure, width_px, height_px, dark=dark, scale=scale, title=title)
        return _print(drawing, "png", {"Software": None})


def paint_pdf(figure: Figure, width_px: int, height_px: int) -> bytes:
    """Return a figure as one page of vector PDF in light colours, 0.72 points for a pixel."""
    with _LOCK:
        drawing = draw(figure, width_px, height_px)
        return _print(drawing, "pdf", {"CreationDate": None, "Creator": None, "Producer": None})


def _print(drawing: Drawing, form: str, metadata: dict[str, None]) -> bytes:
    stream = io.BytesIO()
    drawing.savefig(stream, format=form, metadata=metadata)
    return stream.getvalue()
