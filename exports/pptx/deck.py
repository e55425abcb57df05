"""A deck in the making: slides with a title, a lead, a foot and notes, and the finished file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from csdesk.formatting import day
from csdesk.report.document import Report
from exports.charts.palette import LIGHT
from exports.pptx.brand import brand_master
from exports.pptx.page import FOOT, GAP, LEAD, MARGIN, TITLE, Box
from exports.pptx.shapes import fill_frame, line, place, put_lines, set_frame
from exports.pptx.template import TITLE_SIZE, new_presentation, title_layout
from exports.pptx.texts import fit, height_of, one_line, plain_text

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date, so that the same report gives the same bytes."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_PAGE_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_FOOT = (0.56, 0.34, 0.1)
_FOOT_WITH_LOGO = (0.48, 0.3, 0.22)
"""Shares of what stands there: whose report, its mark, the number of the slide."""


@dataclass(slots=True)
class Deck:
    """The slides of one report so far."""

    report: Report
    presentation: Any = field(init=False)

    def __post_init__(self) -> None:
        self.presentation = new_presentation()
        brand_master(self.presentation, self.report.brand)
        known = self.presentation.core_properties
        known.title = one_line(f"{self.report.title}: {self.report.client}")[:250]
        known.subject = one_line(self.report.engagement)[:250]
        known.author = known.last_modified_by = one_line(self.report.program)
        known.created = known.modified = CREATED
        known.revision = 1

    def add_slide(self, title: str, lead: str = "", notes: Iterable[str] = ()) -> Any:
        """Return a new slide with its title, the sentence below it and what the speaker reads."""
        slide = self.add_bare_slide(notes)
        _set_title(slide, title)
        if lead:
            shown, size = fit(lead, LEAD, (15, 14, 13, 12), most=2)
            put_lines(slide, LEAD, (line(shown, size, colour=LIGHT.text_2),))
        self._put_foot(slide)
        return slide

    def add_bare_slide(self, notes: Iterable[str] = ()) -> Any:
        """Return a new slide with nothing but an empty title and its notes."""
        slide = self.presentation.slides.add_slide(title_layout(self.presentation))
        words = "\n".join(plain_text(note) for note in notes if note)
        if words:
            slide.notes_slide.notes_text_frame.text = words
        return slide

    def finish(self) -> bytes:
        """Return the finished file; the same slides give the same bytes."""
        stream = io.BytesIO()
        self.presentation.save(stream)
        return _with_fixed_dates(stream.getvalue())

    def _put_foot(self, slide: Any) -> None:
        report = self.report
        whose, middle, page = FOOT.columns(*(_FOOT_WITH_LOGO if report.brand.has_logo else _FOOT))
        dated = f"{report.client} · {day(report.as_of)}" if report.as_of else report.client
        if report.brand.firm and not report.brand.firm_logo:
            dated = f"{dated} · {report.brand.firm}"
        shown, size = fit(dated, whose, (10,), most=1)
        put_lines(slide, whose, (line(shown, size, colour=LIGHT.text_3),))
        if report.stamp:
            stamp = line(report.stamp, 10, colour=LIGHT.watch, bold=True)
            put_lines(slide, middle, (stamp,), align="right")
        _put_page_number(slide, page, len(self.presentation.slides))


def _set_title(slide: Any, title: str) -> None:
    shown, size = fit(title, TITLE, (TITLE_SIZE, 24, 22, 20), bold=True, most=1)
    shape = slide.shapes.title
    set_frame(shape.text_frame, "middle")
    fill_frame(shape.text_frame, (line(shown, size, bold=True),))


def set_cover_title(slide: Any, box: Box, title: str) -> float:
    """Write the title of a cover into a box of its own; return where it ends."""
    shown, size = fit(title, box, (40, 34, 30, 26, 22, 18), bold=True, most=3)
    shape = slide.shapes.title
    taken = box.head(height_of(shown, box.width, size, bold=True))
    shape.left, shape.top, shape.width, shape.height = place(taken)
    set_frame(shape.text_frame)
    fill_frame(shape.text_frame, (line(shown, size, bold=True),))
    return taken.bottom


def note_under(slide: Any, top: float, words: str) -> None:
    """Write a quiet remark below what a slide shows."""
    box = Box(MARGIN, top, FOOT.width, FOOT.top - top - GAP / 2)
    shown, size = fit(words, box, (11, 10), most=2)
    put_lines(slide, box, (line(shown, size, colour=LIGHT.text_3),))


def _put_page_number(slide: Any, box: Box, count: int) -> None:
    """Write the number of the slide, which follows when slides are moved."""
    shape = put_lines(slide, box, (line(str(count), 10, colour=LIGHT.text_3),), align="right")
    paragraph = shape.text_frame.paragraphs[0]._p  # noqa: SLF001 - fields have no public way
    run = paragraph.find(qn("a:r"))
    number = OxmlElement("a:fld")
    number.set("id", _PAGE_FIELD)
    number.set("type", "slidenum")
    for part in list(run):
        number.append(part)
    paragraph.replace(run, number)


def _with_fixed_dates(content: bytes) -> bytes:
    """Return a file of XML parts with the same date on each of them."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as known,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for part in known.infolist():
            entry = zipfile.ZipInfo(part.filename, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            fixed.writestr(entry, known.read(part))
    return stream.getvalue()
