"""The look: tokens, palette, style sheet, fonts and icons. Values come from resources/styles."""

from ui.theme.apply import SCHEMES, apply, chosen_scheme, follow_system
from ui.theme.current import (
    colour,
    font,
    is_dark,
    radius,
    signals,
    size,
    space,
    status_colour,
    status_fill,
    status_ground,
    status_word,
)
from ui.theme.icons import icon, paint_icon
from ui.theme.marks import mark

__all__ = [
    "SCHEMES",
    "apply",
    "chosen_scheme",
    "colour",
    "follow_system",
    "font",
    "icon",
    "is_dark",
    "mark",
    "paint_icon",
    "radius",
    "signals",
    "size",
    "space",
    "status_colour",
    "status_fill",
    "status_ground",
    "status_word",
]
