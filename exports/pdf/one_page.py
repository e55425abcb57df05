"""A section on a page of its own, as a board gets it: made smaller where it must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepInFrame, KeepTogether

from csdesk.report.document import Block, Entries, Section
from exports.charts.palette import LIGHT
from exports.pdf import layout
from exports.pdf.blocks import Setting, block_flowables
from exports.pdf.lists import brief_list
from exports.pdf.texts import paragraph, shorten

LEAD = layout.style(14, 19, bold=True, after=6)
LONGEST_LEAD = 320
LEEWAY = 1.0


def page_flowables(section: Section, setting: Setting) -> Flowable:
    """Return everything of a section as one part that fits on a page."""
    parts: list[Flowable] = [
        paragraph(section.title, _title_style(setting.heading)),
        paragraph(shorten(section.lead, LONGEST_LEAD), LEAD),
    ]
    for block in section.blocks:
        parts += _unbroken(_flowables(block, setting))
    return KeepInFrame(layout.WIDTH, layout.HEIGHT - LEEWAY, parts, mode="shrink")


def _title_style(colour: str) -> ParagraphStyle:
    return layout.style(10, 14, colour or LIGHT.accent_text, bold=True, after=4)


def _flowables(block: Block, setting: Setting) -> list[Flowable]:
    if isinstance(block, Entries):
        return brief_list(block, setting.currency)
    return block_flowables(block, setting)


def _unbroken(parts: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield parts without what says where a page may end: here none does."""
    for part in parts:
        if isinstance(part, KeepTogether):
            yield from _unbroken(part._content)  # noqa: SLF001
        elif not isinstance(part, CondPageBreak):
            # What keeps its width stays in line where the page is made smaller.
            part.hAlign = "LEFT"
            yield part
