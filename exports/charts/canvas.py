"""A drawing in screen pixels: (0, 0) is the top left corner, as in every other program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Rectangle

from csdesk.report.document import Status
from exports.charts.lettering import drawable, fit, font_of
from exports.charts.palette import Palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Text in charts is never mathematics, and PDF fonts stay readable to search and copy.
mpl.rcParams["text.parse_math"] = False
mpl.rcParams["pdf.fonttype"] = 42
mpl.rcParams["svg.hashsalt"] = "csdesk"

Side = Literal["left", "center", "right"]
Point = tuple[float, float]
DPI = 100
POINTS_PER_PIXEL = 0.72
LABEL = 11
BAND_LABEL = 12
TITLE = 13
_LAYER = 2
"""One layer for all shapes: what is drawn later lies above; text lies above them all."""
_CORNERS: dict[Status, tuple[Point, ...]] = {
    Status.WATCH: ((0, -1), (1, 0.85), (-1, 0.85)),
    Status.RISK: ((0, -1), (1, 0), (0, 1), (-1, 0)),
}
_DASHES, _DOTS = (3.5, 2.5), (1.0, 1.8)
_TICK: tuple[Point, ...] = ((-0.5, 0), (-0.1, 0.4), (0.5, -0.4))


@dataclass(frozen=True, slots=True)
class Canvas:
    """One drawing with its size in pixels; ``top`` is where the figure starts below its title."""

    drawing: Figure
    axes: Axes
    width: int
    height: int
    top: int
    palette: Palette

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        colour: str = "",
        size: float = LABEL,
        bold: bool = False,
        side: Side = "left",
    ) -> None:
        """Write one line with its middle at ``y``; its ``side`` is at ``x``."""
        self.axes.text(
            x,
            y,
            drawable(words),
            color=colour or self.palette.text_3,
            fontproperties=font_of(bold),
            fontsize=size * POINTS_PER_PIXEL,
            ha=side,
            va="center_baseline",
            parse_math=False,
        )

    def title(self, words: str) -> None:
        """Write the question above the figure."""
        shown = fit(words, self.width - 8, TITLE, bold=True)
        self.text(0, 12, shown, colour=self.palette.text, size=TITLE, bold=True)

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        *,
        width: float = 1,
        dashed: bool = False,
        dotted: bool = False,
    ) -> None:
        """Draw a line through the points."""
        pattern = (0.0, _DOTS if dotted else _DASHES) if dashed or dotted else None
        self.axes.add_line(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                color=colour,
                linewidth=width * POINTS_PER_PIXEL,
                linestyle=pattern,
                solid_capstyle="butt",
                zorder=_LAYER,
            )
        )

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose upper left corner is at (x, y)."""
        self.axes.add_patch(
            Rectangle((x, y), width, height, facecolor=colour, linewidth=0, zorder=_LAYER)
        )

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str,
        edge: str,
        dashed: bool = False,
    ) -> None:
        """Draw a bar with slightly round corners."""
        # As an artist: a patch would be measured for limits that are fixed, at a high price.
        self.axes.add_artist(
            FancyBboxPatch(
                (x, y),
                width,
                height,
                boxstyle=f"round,pad=0,rounding_size={min(3.0, width / 2)}",
                facecolor=fill,
                edgecolor=edge,
                linewidth=POINTS_PER_PIXEL,
                linestyle=(0, (3, 2)) if dashed else "solid",
                zorder=_LAYER,
            )
        )

    def polygon(
        self, points: Sequence[Point], *, fill: str, edge: str = "none", width: float = 0
    ) -> None:
        """Draw a closed shape."""
        self.axes.add_patch(
            Polygon(
                list(points),
                closed=True,
                facecolor=fill,
                edgecolor=edge,
                linewidth=width * POINTS_PER_PIXEL,
                joinstyle="round",
                zorder=_LAYER,
            )
        )

    def circle(
        self, x: float, y: float, radius: float, *, fill: str, edge: str = "none", width: float = 0
    ) -> None:
        """Draw a circle."""
        self.axes.add_patch(
            Circle(
                (x, y),
                radius,
                facecolor=fill,
                edgecolor=edge,
                linewidth=width * POINTS_PER_PIXEL,
                zorder=_LAYER,
            )
        )

    def status(self, x: float, y: float, size: float, status: Status) -> None:
        """Draw the silhouette of a status around the middle (x, y)."""
        half, colour = size / 2, self.palette.word_colour(status)
        if status in _CORNERS:
            corners = [(x + half * right, y + half * down) for right, down in _CORNERS[status]]
            self.polygon(corners, fill=colour)
        elif status is Status.GOOD:
            self.circle(x, y, half, fill=colour)
            tick = [(x + half * right, y + half * down) for right, down in _TICK]
            self.line(tick, self.palette.surface, width=1.3)
        else:
            self.circle(x, y, half - 0.8, fill="none", edge=colour, width=1.6)


def new_canvas(width_px: int, height_px: int, palette: Palette, scale: float, top: int) -> Canvas:
    """Return an empty drawing of this size in the colours of a theme."""
    drawing = Figure(
        figsize=(width_px / DPI, height_px / DPI), dpi=DPI * scale, facecolor=palette.surface
    )
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width_px)
    axes.set_ylim(height_px, 0)
    axes.set_axis_off()
    return Canvas(drawing, axes, width_px, height_px, top, palette)
