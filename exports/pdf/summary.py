"""The page that stands alone: the figure takes the height that everything else leaves."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from csdesk.report.document import Block, Entries, FigureBlock, Section, Table
from exports.pdf import layout
from exports.pdf.blocks import Setting, block_flowables, figure_parts
from exports.pdf.grids import Look, new_grid
from exports.pdf.lists import brief_list
from exports.pdf.tables import narrow_table
from exports.pdf.texts import paragraph, shorten

LEFT_SHARE = 0.46
MIDDLE_GAP = 24.0
LONGEST_LEAD, SHORTEST_LEAD = 420, 200
"""Characters of the lead, and how many are left where names are so long that the page is full."""
LEAD_PLACE = 1
FIGURE_WORDS = 70.0
"""Height of the words above and below the figure."""
LOWEST, HIGHEST = 118.0, 190.0


def summary_flowables(section: Section, headline: str, setting: Setting) -> list[Flowable]:
    """Return the one-page summary: figure and first table stand side by side."""
    above, figure, beside, below = _split(section.blocks)
    upper = _upper(section, headline, above, setting)
    lower = [part for block in below for part in _flowables(block, setting)]
    if figure is None:
        return [*upper, *lower]
    room = layout.HEIGHT - _height(upper) - _height(lower) - FIGURE_WORDS
    if room < LOWEST:
        upper[LEAD_PLACE] = paragraph(shorten(section.lead, SHORTEST_LEAD), layout.LEAD)
    most = min(HIGHEST, max(LOWEST, room))
    return [
        *upper,
        Spacer(1, 8),
        _side_by_side(figure, beside, setting, most),
        Spacer(1, 6),
        *lower,
    ]


def _upper(
    section: Section, headline: str, above: Sequence[Block], setting: Setting
) -> list[Flowable]:
    """Return what stands above the figure; the lead is its second part."""
    parts = [
        paragraph(headline, layout.HEADLINE),
        paragraph(shorten(section.lead, LONGEST_LEAD), layout.LEAD),
    ]
    return [*parts, *(part for block in above for part in _flowables(block, setting))]


def _split(
    blocks: Sequence[Block],
) -> tuple[list[Block], FigureBlock | None, Table | None, list[Block]]:
    """Return what stands above the first figure, the figure, the first table, and the rest."""
    figure = next((block for block in blocks if isinstance(block, FigureBlock)), None)
    beside = next((block for block in blocks if isinstance(block, Table)), None)
    if figure is None:
        return list(blocks), None, None, []
    place = list(blocks).index(figure)
    rest = [block for block in blocks[place + 1 :] if block is not beside]
    return list(blocks[:place]), figure, beside, rest


def _flowables(block: Block, setting: Setting) -> list[Flowable]:
    if isinstance(block, Entries):
        return brief_list(block, setting.currency)
    return block_flowables(block, setting)


def _side_by_side(
    figure: FigureBlock, beside: Table | None, setting: Setting, most: float
) -> Flowable:
    left = layout.WIDTH * LEFT_SHARE
    right = layout.WIDTH - left
    cells: list[list[Flowable]] = [figure_parts(figure, setting, left - MIDDLE_GAP, most), []]
    if beside is not None and beside.rows:
        cells[1] = narrow_table(beside, setting.currency, right)
    look: Look = [("RIGHTPADDING", (0, 0), (0, 0), MIDDLE_GAP)]
    return new_grid([cells], [left, right], look)


def _height(parts: Sequence[Flowable]) -> float:
    return float(
        sum(
            part.wrap(layout.WIDTH, layout.HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter()
            for part in parts
        )
    )
