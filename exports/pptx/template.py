"""An empty presentation of 16:9, made from the one that comes with the library."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from exports.pptx.page import HEIGHT, LEAD, TITLE, WIDTH
from exports.pptx.shapes import place

TITLE_ONLY = "Title Only"
KEPT = ("Title and Content", TITLE_ONLY, "Blank")
"""Layouts for slides that are added later; the others are laid out for 4:3."""
TITLE_SIZE = 26
_UNWANTED = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)


def new_presentation() -> Any:
    """Return a presentation without slides, whose master and layouts fit the wide page."""
    presentation = Presentation()
    narrow = presentation.slide_width
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in tuple(presentation.slide_layouts):
        if layout.name not in KEPT:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    for one in (master, *presentation.slide_layouts):
        _widen(one, presentation.slide_width / narrow)
    _set_titles(master)
    _drop_leftovers(presentation)
    return presentation


def title_layout(presentation: Any) -> Any:
    """Return the layout with a title alone."""
    return presentation.slide_layouts.get_by_name(TITLE_ONLY)


def _widen(page: Any, factor: float) -> None:
    """Move what stands on a master or layout to its place on the wider page."""
    for frame in page.element.iter(qn("a:xfrm")):
        offset, extent = frame.find(qn("a:off")), frame.find(qn("a:ext"))
        offset.set("x", str(round(int(offset.get("x")) * factor)))
        extent.set("cx", str(round(int(extent.get("cx")) * factor)))


def _set_titles(master: Any) -> None:
    """Let titles stand at the upper left, as those of the slides do."""
    level = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", str(TITLE_SIZE * 100))
    letters.set("b", "1")
    for shape in master.placeholders:
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = place(TITLE)
            margins = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "0")
            shape.text_frame._txBody.bodyPr.attrib.update(margins)  # noqa: SLF001 - no public way
        elif shape.placeholder_format.idx == 1:
            shape.top = Pt(LEAD.bottom)


def _drop_leftovers(presentation: Any) -> None:
    """Drop the picture and the printer of the library's own file."""
    package = presentation.part.package
    for owner, relations in (
        (package, package._rels),  # noqa: SLF001 - no public way
        (presentation.part, presentation.part.rels),
    ):
        for name in [name for name, one in relations.items() if one.reltype in _UNWANTED]:
            owner._rels.pop(name)  # noqa: SLF001 - the public way keeps what is named nowhere
