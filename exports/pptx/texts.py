"""Texts of other people on a slide: only characters, measured, and cut where they would overflow.

Widths are those of Arial, which is wider than the font of the deck, so that a deck holds where its
own font is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil

from exports.charts import lettering
from exports.pptx.page import Box

LINE = 1.22
"""Height of a line of text, of its size."""
LONGEST = 2_000
CUT = " …"
_NARROWER = 0.9
"""Arial beside the font of charts, in which texts are measured."""
_UNWRITABLE = re.compile("[\ufffe\uffff]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")


def plain_text(text: str) -> str:
    """Return a text that XML can hold: no control characters, no directions, line breaks stay."""
    shown = "".join(_kept(character) for character in text[:LONGEST])
    return shown + CUT if len(text) > LONGEST else shown


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(plain_text(text).split())


def count_lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes at this width in points."""
    return sum(_lines_of(line, width, size, bold) for line in text.split("\n"))


def height_of(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Return how high a text is at this width in points."""
    return count_lines(text, width, size, bold=bold) * size * LINE


def shorten(text: str, width: float, size: float, most: int, *, bold: bool = False) -> str:
    """Return as much of a text as so many lines hold: whole sentences, or else whole words."""
    shown = plain_text(text).strip()
    if count_lines(shown, width, size, bold=bold) <= most:
        return shown
    for kept in _shorter(shown):
        if count_lines(kept, width, size, bold=bold) <= most:
            return kept
    return CUT.strip()


def fit(
    text: str, box: Box, sizes: Sequence[float], *, bold: bool = False, most: int | None = None
) -> tuple[str, float]:
    """Return a text with the largest of these sizes at which all of it fits into a box.

    At the smallest it is shortened until it does. ``most``: it takes no more lines than these.
    """
    shown = plain_text(text).strip()
    for size in sizes:
        room = _rows(box, size, most)
        if count_lines(shown, box.width, size, bold=bold) <= room and _breaks_no_word(
            shown, box.width, size, bold
        ):
            return shown, size
    last = sizes[-1]
    return shorten(shown, box.width, last, _rows(box, last, most), bold=bold), last


def widest(words: str, size: float, *, bold: bool = False) -> float:
    """Return how many points wide a line of text is in the widest font that may stand in."""
    return lettering.text_width(words, size, bold=bold)


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how many points wide a line of text is in Arial."""
    return widest(words, size, bold=bold) * _NARROWER


def _rows(box: Box, size: float, most: int | None) -> int:
    rows = max(1, int(box.height / (size * LINE) + 1e-6))
    return rows if most is None else min(rows, most)


def _breaks_no_word(text: str, width: float, size: float, bold: bool) -> bool:
    return all(text_width(word, size, bold=bold) <= width for word in text.split())


def _lines_of(line: str, width: float, size: float, bold: bool) -> int:
    lines, filled = 1, 0.0
    space = text_width(" ", size, bold=bold)
    for word in line.split():
        wide = text_width(word, size, bold=bold)
        if filled and filled + space + wide > width:
            lines, filled = lines + 1, 0.0
        if wide > width:
            # What is longer than a line is broken wherever the line ends.
            lines += ceil(wide / width) - 1
            wide = wide % width
        filled += (space if filled else 0.0) + wide
    return lines


def _shorter(text: str) -> Iterator[str]:
    """Give ever shorter forms: without the last sentences, then without the last words."""
    sentences = _SENTENCE_END.split(text)
    for kept in range(len(sentences) - 1, 0, -1):
        yield " ".join(sentences[:kept])
    words = text.split()
    for kept in range(min(len(words), 200), 0, -1):
        yield " ".join(words[:kept]).rstrip(",;:.(– ") + CUT
    for length in range(len(words[0]) if words else 0, 0, -1):
        yield words[0][:length] + CUT.strip()


def _kept(character: str) -> str:
    if character == "\n":
        return character
    if character.isspace():
        return " " if character != "\N{NO-BREAK SPACE}" else character
    # Directions could turn the line around, halves of a pair cannot be written.
    if unicodedata.category(character) in {"Cc", "Cs", "Cf"}:
        return ""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", character)
