"""The cover: whose audit this is, of which day, and how far it can be believed."""

from __future__ import annotations

from typing import Any

from csdesk.formatting import day
from exports.charts.palette import LIGHT
from exports.pptx.brand import hide_master, put_logos
from exports.pptx.deck import Deck, set_cover_title
from exports.pptx.page import MARGIN, WIDTH, Box
from exports.pptx.shapes import line, put_ground, put_lines
from exports.pptx.texts import fit, one_line

_COVER = Box(MARGIN + 20, 180, WIDTH - 2 * MARGIN - 60, 130)


def add_cover(deck: Deck) -> None:
    """Add whose audit this is, of which day, and how far it can be believed."""
    report = deck.report
    slide = deck.add_bare_slide((f"Made with {report.program}.", f"{report.basis}."))
    hide_master(slide)
    put_logos(slide, report.brand, report.client)
    above = Box(_COVER.left, _COVER.top - 26, _COVER.width, 20)
    ink = report.brand.heading or LIGHT.accent_text
    title = line(one_line(report.title), 15, colour=ink, bold=True)
    put_lines(slide, above, (title,))
    end = set_cover_title(slide, _COVER, one_line(report.client))
    occasion = report.engagement + (f" · {day(report.as_of)}" if report.as_of else "")
    below = Box(_COVER.left, end + 8, _COVER.width, 24)
    shown, size = fit(one_line(occasion), below, (17, 15, 13), most=1)
    put_lines(slide, below, (line(shown, size, colour=LIGHT.text_2),))
    if report.stamp:
        _put_stamp(slide, Box(_COVER.left, below.bottom + 18, 380, 28), report.stamp)
    basis = Box(_COVER.left, 440, _COVER.width, 44)
    firm = f"Prepared by {one_line(report.brand.firm)}. " if report.brand.firm else ""
    words, size = fit(f"{firm}{report.basis}.", basis, (13, 12, 11), most=2)
    put_lines(slide, basis, (line(words, size, colour=LIGHT.text_3),))


def _put_stamp(slide: Any, box: Box, words: str) -> None:
    put_ground(slide, box, LIGHT.watch_soft)
    stamp = line(words, 13, colour=LIGHT.watch, bold=True)
    put_lines(
        slide, Box(box.left + 12, box.top, box.width - 24, box.height), (stamp,), anchor="middle"
    )
