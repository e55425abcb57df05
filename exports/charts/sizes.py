"""How high a figure wants to be at a given width."""

from __future__ import annotations

from csdesk.report.figures import (
    BridgeFigure,
    DivergenceFigure,
    FanFigure,
    Figure,
    FlowFigure,
    GanttFigure,
    HealthFigure,
    IndexFigure,
    RadarFigure,
    RateFigure,
    TornadoFigure,
)

GANTT_FLOOR = 44
"""The names of neighbouring phases stand on two floors, each with room for two lines and days."""
GANTT_HEAD = 2 * GANTT_FLOOR + 8
GANTT_ROW = 30
GANTT_FOOT = 8
DIVERGENCE_HEAD = 44
DIVERGENCE_ROW = 30
DIVERGENCE_FOOT = 24
INDEX_ROW = 30
INDEX_FOOT = 22
RATE_HEAD = 20
RATE_ROW = 26
RATE_FOOT = 22
RADAR_KEY = 22
TORNADO_HEAD = 22
TORNADO_ROW = 40
TORNADO_FOOT = 24
FLOW_ROW = 78


def natural_height(figure: Figure, width_px: int) -> int:
    """Return the height in pixels at which nothing of the figure is cramped."""
    if isinstance(figure, GanttFigure):
        return GANTT_HEAD + GANTT_ROW * max(1, len(figure.bars)) + GANTT_FOOT
    if isinstance(figure, DivergenceFigure):
        return DIVERGENCE_HEAD + DIVERGENCE_ROW * max(1, len(figure.rows)) + DIVERGENCE_FOOT
    if isinstance(figure, IndexFigure | RateFigure | TornadoFigure):
        return _height_of_bars(figure)
    if isinstance(figure, HealthFigure | BridgeFigure | FanFigure):
        return max(170, min(260, width_px // 3))
    if isinstance(figure, FlowFigure):
        return FLOW_ROW * max(1, len(figure.lines))
    if isinstance(figure, RadarFigure):
        key = RADAR_KEY if has_key(figure) else 0
        return max(220, min(360, int(width_px * 0.8))) + key
    raise TypeError(figure)


def _height_of_bars(figure: IndexFigure | RateFigure | TornadoFigure) -> int:
    if isinstance(figure, IndexFigure):
        return INDEX_ROW * max(1, len(figure.bars)) + INDEX_FOOT
    if isinstance(figure, RateFigure):
        return RATE_HEAD + RATE_ROW * max(1, len(figure.bars)) + RATE_FOOT
    return TORNADO_HEAD + TORNADO_ROW * max(1, len(figure.rows)) + TORNADO_FOOT


def has_key(figure: RadarFigure) -> bool:
    """Return whether a radar has more lines than that of today, and so names them."""
    return bool(figure.aim or figure.before)
