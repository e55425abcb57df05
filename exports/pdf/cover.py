"""The cover: whose audit this is, how things stand in one sentence, and what is inside."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, NextPageTemplate, PageBreak, Spacer

from csdesk.formatting import day
from csdesk.report.document import Report, Section
from exports.charts.palette import LIGHT
from exports.pdf.flowables import ContentsLine, Stamp
from exports.pdf.late_texts import LateTexts
from exports.pdf.layout import QUIET, style
from exports.pdf.pages import INNER
from exports.pdf.texts import one_line, paragraph

LONGEST_NAME = 240
CONTENTS = 400.0
"""Points that the contents take at most, so that they end on the cover."""
TALLEST, FLATTEST = 19.0, 11.0
"""Points that one of their lines takes."""


def cover_flowables(report: Report, sections: Sequence[Section], late: LateTexts) -> list[Flowable]:
    """Return the cover; where the sections start is told once that is known."""
    parts: list[Flowable] = [
        paragraph(report.title, style(11, 15, LIGHT.accent_text, bold=True, after=10)),
        paragraph(_name(report.client), _name_style(report.client)),
        paragraph(_occasion(report), style(11, 16, LIGHT.text_2, after=12)),
    ]
    if report.stamp:
        parts += [Stamp(report.stamp), Spacer(1, 10)]
    parts += [
        HRFlowable(width=54, thickness=2.4, color=HexColor(LIGHT.accent), hAlign="LEFT"),
        Spacer(1, 22),
        paragraph(report.headline, style(14, 20.5, after=8)),
        paragraph(f"{report.basis}.", style(9, 13, LIGHT.text_3, after=40)),
        paragraph("Inside", style(9, 13, LIGHT.text_2, bold=True, after=4)),
    ]
    height = min(TALLEST, max(FLATTEST, CONTENTS / max(1, len(sections))))
    parts += [ContentsLine(known.id, known.title, late, height) for known in sections]
    return [
        *parts,
        Spacer(1, 16),
        paragraph(_maker(report), QUIET),
        NextPageTemplate(INNER),
        PageBreak(),
    ]


def _name(client: str) -> str:
    name = one_line(client)
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _name_style(client: str) -> ParagraphStyle:
    size = 30 if len(client) <= 34 else 23 if len(client) <= 80 else 15
    return style(size, size * 1.24, bold=True, after=10)


def _occasion(report: Report) -> str:
    return f"{report.engagement} · {day(report.as_of)}" if report.as_of else report.engagement


def _maker(report: Report) -> str:
    return f"Made with {report.program}. The last section says which rows each number came from."
