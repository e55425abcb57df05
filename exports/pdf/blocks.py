"""Each block of the report as parts of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from csdesk.report.document import (
    Block,
    Bullets,
    Entries,
    FigureBlock,
    Heading,
    KeyFigures,
    Table,
    Text,
)
from csdesk.report.figures import DivergenceFigure, Figure, GanttFigure, RadarFigure
from exports.charts.palette import LIGHT
from exports.charts.sizes import natural_height
from exports.pdf import layout
from exports.pdf.flowables import Hole, Placement
from exports.pdf.grids import Look, new_grid
from exports.pdf.key_numbers import key_numbers
from exports.pdf.lists import full_list
from exports.pdf.tables import table_flowables
from exports.pdf.texts import paragraph

MOST_ROWS = 24
"""More initiatives or areas than these go on with a second figure on the next page."""
RADAR_WIDTH = 0.62
Row = TypeVar("Row")
FigureNumber = Callable[[Figure, int, int], int]


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block needs: the currency, the numbers of figures, where they go, the look."""

    currency: str
    number_of: FigureNumber
    places: list[Placement]
    heading: str = ""
    """The colour of titles; empty: the usual one."""


def block_flowables(block: Block, setting: Setting) -> list[Flowable]:
    """Return a block as parts of a page; a table for the workbook only is none."""
    if isinstance(block, Heading | Text | Bullets):
        return _texts(block)
    if isinstance(block, KeyFigures):
        return key_numbers(block, setting.currency)
    if isinstance(block, Entries):
        return full_list(block, setting.currency)
    if isinstance(block, Table):
        return [] if block.workbook_only else table_flowables(block, setting.currency)
    return _figure(block, setting)


def figure_parts(
    block: FigureBlock, setting: Setting, width: float, most: float = layout.FIGURE_MOST
) -> list[Flowable]:
    """Return question, figures and answer at this width, the figure at most so high."""
    holes = [_hole(piece, setting, width, most) for piece in _pieces(block.figure)]
    parts: list[Flowable] = [paragraph(block.question, layout.QUESTION), *holes]
    if block.answer:
        parts += [Spacer(1, 3), paragraph(block.answer, layout.QUIET)]
    return parts


def _texts(block: Heading | Text | Bullets) -> list[Flowable]:
    if isinstance(block, Heading):
        return [CondPageBreak(layout.TITLE_ROOM), paragraph(block.text, layout.HEADING)]
    if isinstance(block, Text):
        return [paragraph(block.text, layout.QUIET if block.quiet else layout.BODY)]
    return [*(_bullet(item) for item in block.items), Spacer(1, 5)]


def _figure(block: FigureBlock, setting: Setting) -> list[Flowable]:
    """Return a figure under its question; a long time line goes on with further figures."""
    is_radar = isinstance(block.figure, RadarFigure)
    parts = figure_parts(block, setting, layout.WIDTH * (RADAR_WIDTH if is_radar else 1.0))
    is_long = len(_pieces(block.figure)) > 1
    kept = 2 if is_long else len(parts)
    return [Spacer(1, layout.GAP), KeepTogether(parts[:kept]), *parts[kept:]]


def _pieces(figure: Figure) -> list[Figure]:
    """Return a figure of rows as several that each fit on a page."""
    if isinstance(figure, GanttFigure):
        return [replace(figure, bars=bars) for bars in _batches(figure.bars)]
    if isinstance(figure, DivergenceFigure):
        return [replace(figure, rows=rows) for rows in _batches(figure.rows)]
    return [figure]


def _batches(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    starts = range(0, max(1, len(rows)), MOST_ROWS)
    return [rows[start : start + MOST_ROWS] for start in starts]


def _hole(figure: Figure, setting: Setting, width: float, most: float) -> Hole:
    width_px = round(width / layout.PIXEL)
    height_px = min(natural_height(figure, width_px), int(most / layout.PIXEL))
    number = setting.number_of(figure, width_px, height_px)
    hole = Hole(number, width_px * layout.PIXEL, height_px * layout.PIXEL, setting.places)
    hole.hAlign = "LEFT"
    return hole


def _bullet(item: str) -> Flowable:
    look: Look = [
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("TEXTCOLOR", (0, 0), (0, 0), HexColor(LIGHT.text_3)),
    ]
    return new_grid([["–", paragraph(item, layout.BULLET)]], [10, layout.WIDTH - 10], look)
