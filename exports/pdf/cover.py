"""The cover: whose audit this is, how things stand in one sentence, and what is inside."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, NextPageTemplate, PageBreak, Spacer

from csdesk.formatting import day
from csdesk.report.brand import ReportBrand
from csdesk.report.document import Report, Section
from exports.charts.palette import LIGHT
from exports.pdf.flowables import ContentsLine, Stamp
from exports.pdf.fonts import BOLD, draw_line, fit, text_width
from exports.pdf.late_texts import LateTexts
from exports.pdf.layout import MARGIN, PAGE, QUIET, WIDTH, style
from exports.pdf.logos import draw_logo
from exports.pdf.texts import one_line, paragraph

LINEAGE = "lineage"
"""The section of a report that says where its numbers come from."""
INNER = "inner"
"""The name of the pages that follow."""
LONGEST_NAME = 240
FIRM_SIZE = 10.5
COVER_TOP, COVER_BOTTOM = 28 * mm, 16 * mm
TAIL = 16.0
"""Points between the contents and the line that ends the cover."""
BAND = 14.0
"""How high the band of colour at its top edge is."""
LOGO = (190.0, 42.0)
"""The largest that each of both logos gets."""
LOGO_FOOT = PAGE[1] - 78.0
LOGO_DROP = 24.0
"""By so much everything else stands lower where there are logos."""
TALLEST, FLATTEST = 19.0, 6.0
"""Points that a line of the contents takes, so that they end on the cover."""


def cover_flowables(report: Report, sections: Sequence[Section], late: LateTexts) -> list[Flowable]:
    """Return the cover; where the sections start is told once that is known."""
    brand = report.brand
    title = style(11, 15, brand.heading or LIGHT.accent_text, bold=True, after=10)
    parts: list[Flowable] = [
        paragraph(report.title, title),
        paragraph(_name(report.client), _name_style(report.client)),
        paragraph(_occasion(report), style(11, 16, LIGHT.text_2, after=12)),
    ]
    if report.stamp:
        parts += [Stamp(report.stamp), Spacer(1, 10)]
    parts += [
        HRFlowable(
            width=54, thickness=2.4, color=HexColor(brand.colour or LIGHT.accent), hAlign="LEFT"
        ),
        Spacer(1, 22),
        paragraph(report.headline, style(14, 20.5, after=8)),
        paragraph(f"{report.basis}.", style(9, 13, LIGHT.text_3, after=40)),
        paragraph("Inside", style(9, 13, LIGHT.text_2, bold=True, after=4)),
    ]
    end = [Spacer(1, TAIL), paragraph(_maker(report), QUIET)]
    height = PAGE[1] - COVER_TOP - COVER_BOTTOM - head_room(brand)
    room = height - _measure([*parts, *end])
    line = min(TALLEST, max(FLATTEST, room / max(1, len(sections))))
    parts += [ContentsLine(known.id, known.title, late, line) for known in sections]
    return [*parts, *end, NextPageTemplate(INNER), PageBreak()]


def head_room(brand: ReportBrand) -> float:
    """Return how much lower than usual the words of the cover begin."""
    return LOGO_DROP if brand.has_logo or brand.firm else 0.0


def draw_cover_head(canvas: Any, brand: ReportBrand) -> None:
    """Draw the band of colour, the client's logo at the left and the firm's at the right."""
    canvas.saveState()
    if brand.colour:
        canvas.setFillColor(HexColor(brand.colour))
        canvas.rect(0, PAGE[1] - BAND, PAGE[0], BAND, stroke=0, fill=1)
    draw_logo(canvas, brand.client_logo, (MARGIN, LOGO_FOOT), LOGO)
    right = PAGE[0] - MARGIN
    draw_logo(canvas, brand.firm_logo, (right, LOGO_FOOT), LOGO, is_right=True)
    if brand.firm and not brand.firm_logo:
        words = fit(one_line(brand.firm), WIDTH / 2 - 10, FIRM_SIZE, BOLD)
        left = right - text_width(words, FIRM_SIZE, BOLD)
        canvas.setFillColor(HexColor(LIGHT.text_2))
        draw_line(canvas, (left, LOGO_FOOT + LOGO[1] / 2 - 4), words, FIRM_SIZE, BOLD)
    canvas.restoreState()


def _measure(parts: Sequence[Flowable]) -> float:
    """Return the points that parts take below each other, at most."""
    return fsum(
        part.wrap(WIDTH, PAGE[1])[1] + part.getSpaceBefore() + part.getSpaceAfter()
        for part in parts
    )


def _name(client: str) -> str:
    name = one_line(client)
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _name_style(client: str) -> ParagraphStyle:
    size = 30 if len(client) <= 34 else 23 if len(client) <= 80 else 15
    return style(size, size * 1.24, bold=True, after=10)


def _occasion(report: Report) -> str:
    return f"{report.engagement} · {day(report.as_of)}" if report.as_of else report.engagement


def _maker(report: Report) -> str:
    firm = f"Prepared by {report.brand.firm}. " if report.brand.firm else ""
    has_rows = bool(report.sections) and report.sections[-1].id == LINEAGE
    where = " The last section says which rows each number came from." if has_rows else ""
    return f"{firm}Made with {report.program}.{where}"
