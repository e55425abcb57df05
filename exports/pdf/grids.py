"""Cells side by side: the plain grid under lists, key numbers and columns of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Table

from exports.pdf.fonts import REGULAR

Look = list[tuple[Any, ...]]


def new_grid(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], look: Look, *, may_break: bool = False
) -> Flowable:
    """Return rows of cells without edges or padding other than those that ``look`` adds."""
    grid = Table([list(row) for row in rows], colWidths=list(widths), splitInRow=int(may_break))
    plain: Look = [
        # Without a font of their own, cells name one that the file does not contain.
        ("FONT", (0, 0), (-1, -1), REGULAR, 9, 13.2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    grid.setStyle([*plain, *look])
    return grid
