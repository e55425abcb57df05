"""The measures of the page, in points, and the styles of its texts."""

from __future__ import annotations

from functools import cache

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from exports.charts.palette import LIGHT
from exports.pdf.fonts import BOLD, REGULAR

PAGE = A4
MARGIN = 20 * mm
TOP = 30 * mm
BOTTOM = 22 * mm
WIDTH = PAGE[0] - 2 * MARGIN
HEIGHT = PAGE[1] - TOP - BOTTOM
PIXEL = 0.72
"""Points in one pixel of a figure."""
GAP = 10.0
LIST_ROOM = 48.0
"""A sentence that opens a list stands on this page only with this much room."""
SECTION_ROOM = 0.42
"""A section starts on a new page unless this part of the page is left."""
HEAD_ROOM = 125.0
"""What a section's title, its lead and the words around a figure take."""
FIGURE_MOST = HEIGHT - HEAD_ROOM - 46
"""A figure fits below the title of its section, with its question and its answer."""
TITLE_ROOM = 46 * mm
"""A table's or figure's title stands on this page only with this much room below it."""


@cache
def style(
    size: float,
    leading: float,
    colour: str = LIGHT.text,
    *,
    bold: bool = False,
    align: int = TA_LEFT,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    """Return a paragraph style; equal ones are one object."""
    return ParagraphStyle(
        name=f"{size}-{leading}-{colour}-{bold}-{align}-{before}-{after}",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=leading,
        textColor=colour,
        alignment=align,
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
        embeddedHyphenation=2,
        allowWidows=0,
        allowOrphans=0,
    )


def section_style(colour: str) -> ParagraphStyle:
    """Return the style of a section's title; an empty colour is the usual one."""
    return style(16, 21, colour or LIGHT.text, bold=True, after=5)


HEADLINE = style(18, 24, bold=True, after=8)
HEADING = style(10.5, 14, bold=True, before=11, after=3)
QUESTION = style(10.5, 14, bold=True, before=4, after=5)
LEAD = style(9.5, 14.5, LIGHT.text_2, after=10)
BODY = style(9, 13.5, after=4)
QUIET = style(7.8, 11.5, LIGHT.text_3, after=4)
NOTE = style(7.6, 10.8, LIGHT.text_3)
BULLET = style(9, 13.2, LIGHT.text_2, after=2)
ENTRY = style(9.5, 13, bold=True)
ENTRY_TEXT = style(8.6, 12.4, LIGHT.text_2, before=2, after=3)
ENTRY_RANK = style(9.5, 13, LIGHT.text_3, bold=True)
AMOUNT = style(10, 13, bold=True, align=TA_RIGHT)
AMOUNT_NOTE = style(7, 10, LIGHT.text_3, align=TA_RIGHT)
FIGURE_LABEL = style(8, 10.8)
FIGURE_NOTE = style(7, 9.8, LIGHT.text_3)
