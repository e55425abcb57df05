"""How high a figure wants to be at a given width."""

from __future__ import annotations

from csdesk.report.figures import Figure, GanttFigure, HealthFigure, RadarFigure

GANTT_HEAD = 46
GANTT_HEAD_STAGGERED = 74
GANTT_WIDE = 1300
"""From this width on the names of the phases stand side by side."""
GANTT_ROW = 30
GANTT_FOOT = 8


def natural_height(figure: Figure, width_px: int) -> int:
    """Return the height in pixels at which nothing of the figure is cramped."""
    if isinstance(figure, GanttFigure):
        return gantt_head(width_px) + GANTT_ROW * max(1, len(figure.bars)) + GANTT_FOOT
    if isinstance(figure, HealthFigure):
        return max(170, min(260, width_px // 3))
    if isinstance(figure, RadarFigure):
        return max(220, min(360, int(width_px * 0.8)))
    raise TypeError(figure)


def gantt_head(width_px: int) -> int:
    """Return how high the names of the phases stand above the rows."""
    return GANTT_HEAD if width_px >= GANTT_WIDE else GANTT_HEAD_STAGGERED
