"""The whole report as a PDF: the pages with their numbers, then the figures laid in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import zip_longest

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from csdesk.progress import Progress, silent
from csdesk.report.document import Bullets, FigureBlock, Heading, Report, Section, Text
from csdesk.report.figures import Figure
from csdesk.report.places import without_dead_links
from exports.charts import paint_pages
from exports.charts.sizes import natural_height
from exports.pdf import layout
from exports.pdf.blocks import Setting, block_flowables
from exports.pdf.cover import cover_flowables
from exports.pdf.flowables import Anchor, Placement, start_text
from exports.pdf.fonts import register_fonts
from exports.pdf.late_texts import LateCanvas, LateTexts
from exports.pdf.one_page import page_flowables
from exports.pdf.overlay import lay_in
from exports.pdf.pages import new_document, page_text
from exports.pdf.summary import summary_flowables
from exports.pdf.texts import paragraph

SUMMARY = "summary"
STEPS = 3


def render_pdf(report: Report, progress: Progress = silent) -> bytes:
    """Return the report as a PDF; the same report gives the same bytes."""
    register_fonts()
    report = without_dead_links(report)
    figures = _Figures()
    progress(0, STEPS, "Setting the pages")
    pages = _set_pages(report, figures, partial(_tell_page, progress))
    progress(1, STEPS, "Drawing the figures")
    pictures = paint_pages(figures.wanted)
    progress(2, STEPS, "Laying in the figures")
    content = lay_in(pages.content, pictures, pages.places, report.manifest)
    progress(STEPS, STEPS, "The report is set")
    return content


@dataclass(frozen=True, slots=True)
class _Pages:
    content: bytes
    places: tuple[Placement, ...]


@dataclass(slots=True)
class _Figures:
    """The figures in the order of their first use; each is drawn once."""

    wanted: list[tuple[Figure, int, int]] = field(default_factory=list)

    def number_of(self, figure: Figure, width_px: int, height_px: int) -> int:
        """Return the number of a figure of this size, counted from 0."""
        key = (figure, width_px, height_px)
        if key not in self.wanted:
            self.wanted.append(key)
        return self.wanted.index(key)


def _set_pages(report: Report, figures: _Figures, tell: Callable[[str, object], None]) -> _Pages:
    stream = io.BytesIO()
    starts: dict[str, int] = {}
    setting = Setting(report.currency, figures.number_of, [], report.brand.heading)
    sections = [section for section in report.sections if section.is_on_paper]
    has_cover = not sections or any(not section.is_one_page for section in sections)
    late = LateTexts()
    document = new_document(stream, report, late, has_cover=has_cover)
    parts = cover_flowables(report, sections, late) if has_cover else []
    for section in sections:
        parts += _section(section, report, setting, starts)
    document.setProgressCallBack(tell)
    canvas = partial(LateCanvas, late=late, tell=lambda: _tell_late(document.page, starts))
    document.build(parts, canvasmaker=canvas)
    return _Pages(stream.getvalue(), tuple(setting.places))


def _tell_late(count: int, starts: Mapping[str, int]) -> dict[str, str]:
    """Return the texts that stand on pages and in the contents, once all pages are set."""
    numbers = {page_text(page): f"{page} of {count}" for page in range(1, count + 1)}
    return numbers | {start_text(section): str(page) for section, page in starts.items()}


def _tell_page(progress: Progress, kind: str, number: object) -> None:
    """Say which page is being set, so that the work can be stopped at every one."""
    if kind == "PAGE":
        progress(0, STEPS, f"Setting page {number}")


def _section(
    section: Section, report: Report, setting: Setting, starts: dict[str, int]
) -> list[Flowable]:
    anchor = Anchor(section.id, section.title, starts)
    if section.id == SUMMARY:
        return [anchor, *summary_flowables(section, report.headline, setting), PageBreak()]
    if section.is_one_page:
        return [anchor, page_flowables(section, setting), PageBreak()]
    parts: list[Flowable] = [
        CondPageBreak(max(layout.HEIGHT * layout.SECTION_ROOM, _first_figure(section))),
        Spacer(1, 2 * layout.GAP),
        anchor,
        paragraph(section.title, layout.section_style(setting.heading)),
    ]
    if section.lead:
        parts.append(paragraph(section.lead, layout.LEAD))
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        if isinstance(block, Text) and isinstance(following, Bullets):
            parts.append(CondPageBreak(layout.LIST_ROOM))
        if isinstance(block, Heading) and isinstance(following, FigureBlock):
            parts.append(CondPageBreak(_figure_room(following)))
        parts += block_flowables(block, setting)
    return parts


def _first_figure(section: Section) -> float:
    """Return the room that a section takes up to the end of a figure that opens it."""
    first = section.blocks[0] if section.blocks else None
    return _figure_room(first) if isinstance(first, FigureBlock) else 0.0


def _figure_room(block: FigureBlock) -> float:
    """Return the room that a figure takes up with what stands over it."""
    height = natural_height(block.figure, round(layout.WIDTH / layout.PIXEL)) * layout.PIXEL
    return float(min(height, layout.FIGURE_MOST) + layout.HEAD_ROOM)
