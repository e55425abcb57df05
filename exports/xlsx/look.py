"""How the workbook looks: the report's colours, few lines, room to read."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from csdesk.report.document import Format, Status
from exports.charts.palette import LIGHT
from exports.xlsx.book import Properties

TITLE: Properties = {"font_size": 20, "bold": True, "font_color": LIGHT.text}
SUBTITLE: Properties = {"font_size": 11, "font_color": LIGHT.text_2}
HEADLINE: Properties = {"font_size": 13, "bold": True, "font_color": LIGHT.text, "text_wrap": True}
SECTION: Properties = {"font_size": 12, "bold": True, "font_color": LIGHT.text}
QUIET: Properties = {"font_color": LIGHT.text_3, "text_wrap": True, "valign": "top"}
BODY: Properties = {"font_color": LIGHT.text, "valign": "top"}
INDENT: Properties = {"align": "left", "indent": 1}
"""So that a text does not touch the number on its left."""
WRAPPED: Properties = {**BODY, **INDENT, "text_wrap": True}
HEAD: Properties = {
    "bold": True,
    "font_color": LIGHT.text_2,
    "bg_color": LIGHT.sunken,
    "bottom": 1,
    "bottom_color": LIGHT.border_strong,
    "text_wrap": True,
    "valign": "vcenter",
}
INPUT: Properties = {**WRAPPED, "border": 1, "border_color": LIGHT.border, "locked": False}
RIGHT = {Format.INTEGER, Format.DECIMAL, Format.PERCENT, Format.MONEY, Format.QUANTITY}


LINE = 13.5
TALLEST = 220.0


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """Return the height of a row of texts in columns of these widths; None for a single line.

    Not every program finds the height of wrapped text by itself.
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return None if lines == 1 else min(TALLEST, lines * LINE + 2)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) * 1.12 / width)) for line in text[:4000].split("\n"))


def status_look(status: Status) -> Properties:
    """Return the colours of a status; its word stands in the cell."""
    if status is Status.DOING:
        return {"font_color": LIGHT.accent_text, "bg_color": LIGHT.accent_soft, **INDENT}
    return {
        **INDENT,
        "font_color": LIGHT.word_colour(status),
        "bg_color": str(getattr(LIGHT, f"{status.value}_soft")),
    }
