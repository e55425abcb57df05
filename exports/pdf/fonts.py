"""The fonts of the PDF: DejaVu Sans of the chart library, Droid for East Asian writing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import groupby
from pathlib import Path
from typing import Any

REGULAR = "DejaVuSans"
BOLD = "DejaVuSans-Bold"
EAST_ASIAN = "DroidSansFallback"
"""Chinese, Japanese and Korean; it has no bold."""


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the fonts known to reportlab, once."""
    import matplotlib as mpl
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    for bold in (0, 1):
        addMapping(REGULAR, bold, 0, BOLD if bold else REGULAR)
        addMapping(BOLD, bold, 0, BOLD)


@lru_cache(maxsize=1)
def known_characters() -> frozenset[int]:
    """Return the characters that both fonts have."""
    from reportlab.pdfbase.pdfmetrics import getFont

    register_fonts()
    regular, bold = (getFont(name).face.charToGlyph for name in (REGULAR, BOLD))
    return frozenset(regular) & frozenset(bold)


@lru_cache(maxsize=1)
def east_asian_characters() -> frozenset[int]:
    """Return the characters that only the font of East Asian writing has; loads it once."""
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    with as_file(files("resources") / "typefaces" / f"{EAST_ASIAN}.ttf") as path:
        pdfmetrics.registerFont(TTFont(EAST_ASIAN, str(path)))
    for bold in (0, 1):
        addMapping(EAST_ASIAN, bold, 0, EAST_ASIAN)
    return frozenset(pdfmetrics.getFont(EAST_ASIAN).face.charToGlyph) - known_characters()


def runs(words: str, font: str = REGULAR) -> Iterator[tuple[str, str]]:
    """Return the text in pieces, each with the font that has its characters."""
    if words.isascii():
        yield font, words
        return
    for name, characters in groupby(words, lambda one: font_for(one, font)):
        yield name, "".join(characters)


def font_for(character: str, font: str = REGULAR) -> str:
    """Return the font that a character is written in; what none has stays with the first."""
    code = ord(character)
    if code in known_characters() or code not in east_asian_characters():
        return font
    return EAST_ASIAN


def text_width(words: str, size: float, font: str = REGULAR) -> float:
    """Return the width of a line of text in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(piece, name, size) for name, piece in runs(words, font)))


def draw_line(canvas: Any, place: tuple[float, float], words: str, size: float, font: str) -> None:
    """Write a line of text from its left end on, every piece in its own font."""
    x, y = place
    for name, piece in runs(words, font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, piece)
        x += text_width(piece, size, font)


def fit(words: str, room: float, size: float, font: str = REGULAR) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room."""
    if text_width(words, size, font) <= room:
        return words
    kept = len(words)
    while kept and text_width(words[:kept] + "…", size, font) > room:
        kept -= 1
    return words[:kept].rstrip() + "…"
