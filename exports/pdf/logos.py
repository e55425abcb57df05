"""Logos on pages: scaled into their place, and held once however often they are shown."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.utils import ImageReader

from csdesk.report.logos import fit_logo
from exports.pdf.late_texts import LateCanvas


def draw_logo(
    canvas: LateCanvas,
    content: bytes,
    place: tuple[float, float],
    room: tuple[float, float],
    *,
    is_right: bool = False,
) -> float:
    """Draw a logo in the middle of a room whose lower edge begins at a place; return its width.

    It begins at the left, or ends at the place where it ``is_right``.
    """
    wide, high = fit_logo(content, *room)
    if not wide:
        return 0.0
    name = _form_of(canvas, content)
    left = place[0] - wide if is_right else place[0]
    canvas.saveState()
    canvas.translate(left, place[1] + (room[1] - high) / 2)
    canvas.scale(wide, high)
    canvas.doForm(name)
    canvas.restoreState()
    return wide


def _form_of(canvas: Any, content: bytes) -> str:
    """Return the name of a form that shows a logo one point wide and high, made at first use."""
    known: dict[bytes, str] = canvas.logos
    if content not in known:
        known[content] = f"logo{len(known)}"
        canvas.beginForm(known[content], 0, 0, 1, 1)
        canvas.drawImage(ImageReader(io.BytesIO(content)), 0, 0, 1, 1)
        canvas.endForm()
    return known[content]
