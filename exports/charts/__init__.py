"""One function for each figure; the screen and every export draw with the same ones.

Importing this package loads no chart library; the first drawing does.
"""

from exports.charts.painting import draw, paint_pages, paint_png
from exports.charts.palette import DARK, LIGHT, Palette
from exports.charts.sizes import natural_height

__all__ = ["DARK", "LIGHT", "Palette", "draw", "natural_height", "paint_pages", "paint_png"]
