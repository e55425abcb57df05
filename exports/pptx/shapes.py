"""Lines of text, grounds and pictures on a slide."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from csdesk.report.document import Status, StatusWord
from csdesk.report.figures import Figure
from exports.charts import natural_height, paint_png
from exports.charts.palette import LIGHT
from exports.pptx.page import Box
from exports.pptx.texts import one_line, plain_text

SHAPE_OF = {
    Status.GOOD: "●",
    Status.WATCH: "▲",
    Status.RISK: "◆",
    Status.NONE: "○",
    Status.DOING: "○",
}
"""The silhouettes of the product as characters, so that they move and copy with their words."""
ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
PICTURE_WIDTH = 1_100
"""Pixels over which a figure is laid out before it is scaled onto the slide."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; ``size`` in points."""

    words: str
    size: float
    colour: str = LIGHT.text
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with the room above it in points."""

    runs: tuple[Run, ...]
    above: float = 0.0


def line(
    words: str, size: float, *, colour: str = LIGHT.text, bold: bool = False, above: float = 0.0
) -> Line:
    """Return a paragraph in one look."""
    return Line((Run(words, size, colour, bold),), above)


def status_runs(status: StatusWord, size: float) -> tuple[Run, ...]:
    """Return the silhouette and the word of a status."""
    colour = LIGHT.word_colour(status.status)
    shape = Run(f"{SHAPE_OF[status.status]} ", size * 0.9, colour)
    return (shape, Run(one_line(status.word), size, colour, bold=True))


def put_lines(
    slide: Any, box: Box, lines: Sequence[Line], *, align: str = "left", anchor: str = "top"
) -> Any:
    """Write paragraphs into a box and return its shape."""
    shape = slide.shapes.add_textbox(*place(box))
    frame = shape.text_frame
    set_frame(frame, anchor)
    fill_frame(frame, lines, align)
    return shape


def put_ground(slide: Any, box: Box, colour: str) -> Any:
    """Lay a plain ground and return its shape."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place(box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    _hide_from_readers(shape)
    shape._element.remove(shape._element.find(qn("p:style")))  # noqa: SLF001 - it casts a shadow
    return shape


def _hide_from_readers(shape: Any) -> None:
    """Let a screen reader pass over a shape that says nothing."""
    known = shape._element._nvXxPr.cNvPr  # noqa: SLF001 - no public way
    known.append(parse_xml(_DECORATIVE))


def put_figure(slide: Any, box: Box, figure: Figure, words: str) -> None:
    """Lay a figure that no native chart can show into a box, as a picture that says ``words``."""
    wanted = natural_height(figure, PICTURE_WIDTH)
    height = max(wanted, int(PICTURE_WIDTH * box.height / box.width * 0.75))
    content = paint_png(figure, PICTURE_WIDTH, height, scale=2.0)
    scale = min(box.width / PICTURE_WIDTH, box.height / height)
    shown = Box(box.left, box.top, PICTURE_WIDTH * scale, height * scale)
    picture = slide.shapes.add_picture(io.BytesIO(content), *place(shown))
    describe(picture, words)


def describe(shape: Any, words: str) -> None:
    """Give a shape the words that stand for it where it cannot be seen."""
    shape._element._nvXxPr.cNvPr.set("descr", plain_text(words))  # noqa: SLF001 - no public way


def place(box: Box) -> tuple[int, int, int, int]:
    """Return left, top, width and height as the library counts them."""
    return Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)


def rgb(colour: str) -> Any:
    """Return a colour of the palette as the library's own."""
    return RGBColor.from_string(colour.removeprefix("#"))


def set_frame(frame: Any, anchor: str = "top", margin: float = 0.0) -> None:
    """Let a frame wrap its text and keep its size."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = ANCHOR[anchor]
    for side in ("left", "right", "top", "bottom"):
        setattr(frame, f"margin_{side}", Pt(margin))


def fill_frame(frame: Any, lines: Iterable[Line], align: str = "left") -> None:
    """Write paragraphs into a frame; a line break inside a text becomes one of the paragraph."""
    for number, one in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGN[align]
        paragraph.space_before = Pt(one.above if number else 0)
        for run in one.runs:
            _add_run(paragraph, run)
        # Where nothing is written, this alone says how high the line is.
        ending = OxmlElement("a:endParaRPr")
        ending.set("sz", str(round(one.runs[-1].size * 100)))
        paragraph._p.append(ending)  # noqa: SLF001 - no public way


def _add_run(paragraph: Any, run: Run) -> None:
    for number, words in enumerate(plain_text(run.words).split("\n")):
        if number:
            paragraph.add_line_break()
        if not words:
            continue
        added = paragraph.add_run()
        added.text = words
        added.font.size = Pt(run.size)
        added.font.bold = run.bold
        added.font.color.rgb = rgb(run.colour)
        added.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
