"""How well colours can be told apart, by the Web Content Accessibility Guidelines 2.2."""

from __future__ import annotations

import re

READABLE = 4.5
"""The least contrast of ordinary text with its ground, level AA of criterion 1.4.3."""
WHITE, DARK, BLACK = "#ffffff", "#161b26", "#000000"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_DARK_CHANNEL = 0.04045
"""Below it the curve of sRGB is a straight line."""


def read_colour(words: str) -> str | None:
    """Return a colour as "#rrggbb" in small letters; None where the words are none."""
    written = words.strip().lower()
    return written if _COLOUR.fullmatch(written) else None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours "#rrggbb", from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(ink: str, ground: str) -> bool:
    """Tell whether text of one colour can be read on another."""
    return contrast(ink, ground) >= READABLE


def ink_on(ground: str) -> str:
    """Return white, else dark, else black: the first that can be read on this colour."""
    return next(ink for ink in (WHITE, DARK, BLACK) if is_readable(ink, ground))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _DARK_CHANNEL:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
