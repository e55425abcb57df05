"""Drawing a figure: onto a matplotlib figure, into a picture, into one page of PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from threading import RLock
from typing import TYPE_CHECKING

from csdesk.report.figures import (
    BridgeFigure,
    DivergenceFigure,
    FanFigure,
    Figure,
    FlowFigure,
    GanttFigure,
    HealthFigure,
    IndexFigure,
    RateFigure,
    TornadoFigure,
)
from exports.charts.palette import DARK, LIGHT

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

TITLE_BAND = 30
_UNSIGNED = ("CreationDate", "Creator", "Producer")
"""Left out, so that the same figures give the same bytes."""
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
    from exports.charts.bridge import draw_bridge
    from exports.charts.canvas import new_canvas
    from exports.charts.divergence import draw_divergence
    from exports.charts.fan import draw_fan
    from exports.charts.flows import draw_flows
    from exports.charts.gantt import draw_gantt
    from exports.charts.health import draw_health
    from exports.charts.indexes import draw_indexes
    from exports.charts.radar import draw_radar
    from exports.charts.rates import draw_rates
    from exports.charts.tornado import draw_tornado

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
        elif isinstance(figure, DivergenceFigure):
            draw_divergence(canvas, figure)
        elif isinstance(figure, IndexFigure):
            draw_indexes(canvas, figure)
        elif isinstance(figure, RateFigure):
            draw_rates(canvas, figure)
        elif isinstance(figure, BridgeFigure):
            draw_bridge(canvas, figure)
        elif isinstance(figure, FanFigure):
            draw_fan(canvas, figure)
        elif isinstance(figure, TornadoFigure):
            draw_tornado(canvas, figure)
        elif isinstance(figure, FlowFigure):
            draw_flows(canvas, figure)
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
        stream = io.BytesIO()
        drawing.savefig(stream, format="png", metadata={"Software": None})
        return stream.getvalue()


def paint_pages(figures: Sequence[tuple[Figure, int, int]]) -> bytes:
    """Return figures with their widths and heights as one PDF, a page of vectors for each.

    Light colours, 0.72 points for a pixel. One file holds each font once.
    """
    from matplotlib.backends.backend_pdf import PdfPages

    stream = io.BytesIO()
    with _LOCK, PdfPages(stream, metadata=dict.fromkeys(_UNSIGNED)) as pages:
        for figure, width_px, height_px in figures:
            pages.savefig(draw(figure, width_px, height_px))
    return stream.getvalue()
