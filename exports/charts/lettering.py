"""The letters of charts: which characters there are, how wide a text is, where it is cut."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

MISSING_GLYPH = "\N{WHITE SQUARE}"
ELLIPSIS = "…"
_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
_FILES = {False: _FONTS / "DejaVuSans.ttf", True: _FONTS / "DejaVuSans-Bold.ttf"}


def drawable(words: str) -> str:
    """Return a text on one line, with a box where the chart font lacks a character."""
    known = _characters()
    one_line = " ".join(words.split())
    return "".join(c if ord(c) in known else MISSING_GLYPH for c in one_line)


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels wide a line of text is."""
    return _width(drawable(words), bold) * size / 100


def fit(words: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room."""
    if text_width(words, size, bold=bold) <= room:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(words[:middle] + ELLIPSIS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + ELLIPSIS


def wrap(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the text in at most two lines, each cut where it is wider than the room."""
    rest = words.split()
    first: list[str] = []
    while rest and (not first or text_width(" ".join([*first, rest[0]]), size, bold=bold) <= room):
        first.append(rest.pop(0))
    lines = [" ".join(first), " ".join(rest)]
    return [fit(line, room, size, bold=bold) for line in lines if line]


@lru_cache(maxsize=4096)
def _width(words: str, bold: bool) -> float:
    font = _font(bold)
    font.set_text(words)
    return float(font.get_width_height()[0]) / 64


@lru_cache(maxsize=2)
def _font(bold: bool) -> FT2Font:
    font = FT2Font(str(_FILES[bold]))
    # 100 pixels high, so that widths are percent of the size.
    font.set_size(100, 72)
    return font


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    return frozenset(_font(bold=False).get_charmap()) & frozenset(_font(bold=True).get_charmap())


@lru_cache(maxsize=2)
def font_of(bold: bool) -> FontProperties:
    """Return the font of chart texts."""
    return FontProperties(fname=str(_FILES[bold]))
