"""The fonts of the PDF: DejaVu Sans, which comes with the chart library."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

REGULAR = "DejaVuSans"
BOLD = "DejaVuSans-Bold"


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


def text_width(words: str, size: float, font: str = REGULAR) -> float:
    """Return the width of a line of text in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(words, font, size))


def fit(words: str, room: float, size: float, font: str = REGULAR) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room."""
    if text_width(words, size, font) <= room:
        return words
    kept = len(words)
    while kept and text_width(words[:kept] + "…", size, font) > room:
        kept -= 1
    return words[:kept].rstrip() + "…"
