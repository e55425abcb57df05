"""The pages: a cover without a frame, then pages with running head and foot."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from csdesk.formatting import day
from csdesk.report.brand import ReportBrand
from csdesk.report.document import DRAFT, SAMPLE_NOTICE, Report
from exports.charts.palette import LIGHT
from exports.pdf.cover import COVER_BOTTOM, COVER_TOP, INNER, draw_cover_head, head_room
from exports.pdf.fonts import BOLD, REGULAR, draw_line, fit, text_width
from exports.pdf.late_texts import LateTexts
from exports.pdf.layout import BOTTOM, MARGIN, PAGE, TOP, WIDTH
from exports.pdf.logos import draw_logo
from exports.pdf.texts import one_line

COVER = "cover"
LOGO = (84.0, 14.0)
"""The largest that a logo in the running head gets."""
LOGO_DROP = -4.0
LOGO_GAP = 7.0
LONGEST_FIRM = 130.0
"""Points that the firm's name gets there."""


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What stands on every page but the cover."""

    client: str
    subject: str
    basis: str
    brand: ReportBrand
    late: LateTexts
    """Says at last how many pages there are."""

    def draw(self, canvas: Any, document: Any) -> None:
        """Draw head and foot of the current page."""
        canvas.saveState()
        self._draw_head(canvas)
        self._draw_foot(canvas, document.page)
        canvas.restoreState()

    def _draw_head(self, canvas: Any) -> None:
        y = PAGE[1] - 17 * mm
        left, right = self._draw_logos(canvas, y + LOGO_DROP)
        subject = self._subject()
        end = right - text_width(subject, 7.8)
        canvas.setFillColor(HexColor(LIGHT.text))
        client = fit(self.client, end - left - 20, 7.8, BOLD)
        draw_line(canvas, (left, y), client, 7.8, BOLD)
        canvas.setFillColor(HexColor(LIGHT.text_3))
        draw_line(canvas, (end, y), subject, 7.8, REGULAR)
        self._draw_rule(canvas, y - 6, self.brand.colour)

    def _draw_logos(self, canvas: Any, y: float) -> tuple[float, float]:
        """Draw both small logos; return where the words between them begin and end."""
        left, right = MARGIN, PAGE[0] - MARGIN
        client = draw_logo(canvas, self.brand.client_logo, (left, y), LOGO)
        firm = draw_logo(canvas, self.brand.firm_logo, (right, y), LOGO, is_right=True)
        gap = LOGO_GAP
        return left + client + gap * bool(client), right - firm - gap * bool(firm)

    def _subject(self) -> str:
        """Return the words at the right, with the firm's name where it has no logo."""
        if self.brand.firm_logo or not self.brand.firm:
            return self.subject
        return f"{fit(one_line(self.brand.firm), LONGEST_FIRM, 7.8)} · {self.subject}"

    def _draw_foot(self, canvas: Any, page: int) -> None:
        y = 12 * mm
        self._draw_rule(canvas, y + 11)
        canvas.setFillColor(HexColor(LIGHT.text_3))
        canvas.setFont(REGULAR, 7)
        canvas.drawString(MARGIN, y, fit(self.basis, WIDTH - 60, 7))
        self.late.leave(canvas, page_text(page), (PAGE[0] - MARGIN, y), 7, LIGHT.text_3)

    def _draw_rule(self, canvas: Any, y: float, colour: str = "") -> None:
        canvas.setStrokeColor(HexColor(colour or LIGHT.border))
        canvas.setLineWidth(1.0 if colour else 0.5)
        canvas.line(MARGIN, y, PAGE[0] - MARGIN, y)


def page_text(page: int) -> str:
    """Return the name of the text that numbers a page."""
    return f"page{page}"


def running_head(report: Report, late: LateTexts) -> RunningHead:
    """Return the head and foot of a report."""
    subject = f"{report.title} · {day(report.as_of)}" if report.as_of else report.title
    if report.is_draft:
        subject = f"{DRAFT} · {subject}"
    basis = f"{SAMPLE_NOTICE} · {report.basis}" if report.is_sample else report.basis
    client = one_line(report.client)
    return RunningHead(client, one_line(subject), one_line(basis), report.brand, late)


def new_document(
    stream: io.BytesIO, report: Report, late: LateTexts, *, has_cover: bool = True
) -> BaseDocTemplate:
    """Return an empty document with the templates of both kinds of pages, the first one first."""
    document = BaseDocTemplate(
        stream,
        pagesize=PAGE,
        title=one_line(f"{report.title}: {report.client}"),
        author=report.program,
        subject=one_line(report.engagement),
        creator=report.program,
        producer=report.program,
        lang="en-GB",
        invariant=1,
        initialFontName=REGULAR,
    )
    cover = PageTemplate(
        COVER,
        [_frame(COVER, COVER_TOP + head_room(report.brand), COVER_BOTTOM)],
        onPage=lambda canvas, _document: draw_cover_head(canvas, report.brand),
    )
    inner = PageTemplate(
        INNER, [_frame(INNER, TOP, BOTTOM)], onPage=running_head(report, late).draw
    )
    document.addPageTemplates([cover, inner] if has_cover else [inner])
    return document


def _frame(name: str, top: float, bottom: float) -> Frame:
    height = PAGE[1] - top - bottom
    return Frame(MARGIN, bottom, WIDTH, height, 0, 0, 0, 0, id=name)
