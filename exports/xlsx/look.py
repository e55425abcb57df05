"""How the workbook looks: the report's colours, few lines, room to read."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from csdesk.report.document import Format, Status
from exports.charts.palette import LIGHT
from exports.xlsx.book import Look

INDENT: Look = (("align", "left"), ("indent", 1))
"""So that a text does not touch the number on its left."""
WRAP: Look = (("text_wrap", True),)
TOP: Look = (("valign", "top"),)
TITLE: Look = (("font_size", 20), ("bold", True), ("font_color", LIGHT.text))
SUBTITLE: Look = (("font_size", 11), ("font_color", LIGHT.text_2), ("align", "left"))
HEADLINE: Look = (("font_size", 13), ("bold", True), ("font_color", LIGHT.text))
SECTION: Look = (("font_size", 12), ("bold", True), ("font_color", LIGHT.text))
QUIET: Look = (("font_color", LIGHT.text_3), *TOP)
BODY: Look = (("font_color", LIGHT.text), *TOP)
LINK: Look = (*BODY, *INDENT, ("font_color", LIGHT.accent), ("underline", 1))
WRAPPED: Look = (*BODY, *INDENT, *WRAP)
HEAD: Look = (
    ("bold", True),
    ("font_color", LIGHT.text_2),
    ("bg_color", LIGHT.sunken),
    ("bottom", 1),
    ("bottom_color", LIGHT.border_strong),
    ("valign", "vcenter"),
    *WRAP,
)
INPUT: Look = (*WRAPPED, ("border", 1), ("border_color", LIGHT.border), ("locked", False))
RIGHT = {Format.INTEGER, Format.DECIMAL, Format.PERCENT, Format.MONEY, Format.QUANTITY}
LINE = 13.5
TALLEST = 220.0


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """Return the height of a row of texts in columns of these widths; None for a single line.

    Not every program finds the height of wrapped text by itself.
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return None if lines == 1 else min(TALLEST, lines * LINE + 2)


def status_look(status: Status) -> Look:
    """Return the look of a status; its word stands in the cell."""
    name = "accent" if status is Status.DOING else status.value
    colours = (
        ("font_color", LIGHT.word_colour(status)),
        ("bg_color", getattr(LIGHT, f"{name}_soft")),
    )
    return (*TOP, *INDENT, *colours)


def _lines(text: str, width: float) -> int:
    if len(text) * 1.12 <= width and "\n" not in text:
        return 1
    return sum(max(1, ceil(len(line) * 1.12 / width)) for line in text[:4000].split("\n"))
