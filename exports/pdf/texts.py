"""Texts of other people as paragraphs: never markup, never so long that the page breaks down."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from exports.pdf.fonts import REGULAR, east_asian_characters, known_characters, runs

LONGEST = 4_000
MOST_LINES = 60
SHORT = 10
MISSING = "\N{WHITE SQUARE}"
"""Stands for a character that no font has."""
CUT = " … (shortened)"


def paragraph(text: str, style: ParagraphStyle, *, place: str = "", link: str = "") -> Paragraph:
    """Return a text as a paragraph; line breaks stay, everything else is plain characters.

    Links lead to its ``place``; ``link`` is the place that it leads to. Both are names that the
    program gives.
    """
    words = "<br/>".join(_marked(line) for line in plain_text(text).split("\n"))
    if link:
        words = f'<a href="#{link}">{words}</a>'
    return Paragraph(f'<a name="{place}"/>{words}' if place else words, style)


def _marked(line: str) -> str:
    """Return a line as markup in which only the change to another font is markup."""
    return "".join(
        escape(piece) if name == REGULAR else f'<font name="{name}">{escape(piece)}</font>'
        for name, piece in runs(line)
    )


def plain_text(text: str) -> str:
    """Return a text without control characters, at most 4,000 characters and 60 lines long."""
    shown = "".join(_kept(character) for character in text[: LONGEST + 1])
    lines = shown.split("\n")
    if len(text) > LONGEST or len(lines) > MOST_LINES:
        return "\n".join(lines[:MOST_LINES])[:LONGEST] + CUT
    return shown


def one_line(text: str) -> str:
    """Return a text on one line, for running heads."""
    return " ".join(plain_text(text).split())


def unbroken(text: str) -> str:
    """Return a short text ("3 to 5", "≥ 110%") so that it stays on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}") if len(text) <= SHORT else text


def shorten(text: str, longest: int) -> str:
    """Return a text cut after a word where it is longer than this many characters."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def _kept(character: str) -> str:
    if character == "\n":
        return character
    if character.isspace():
        return " " if character != "\N{NO-BREAK SPACE}" else character
    # Directions could turn the line around, halves of a pair cannot be written.
    if unicodedata.category(character) in {"Cc", "Cs", "Cf"}:
        return ""
    code = ord(character)
    is_known = code in known_characters() or code in east_asian_characters()
    return character if is_known else MISSING
