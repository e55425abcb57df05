"""The brand of a report on its master, so that slides which are added later carry it too."""

from __future__ import annotations

import io
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.shapes.picture import CT_Picture

from csdesk.report.brand import ReportBrand
from csdesk.report.logos import fit_logo
from exports.charts.palette import LIGHT
from exports.pptx.page import FOOT, HEIGHT, MARGIN, WIDTH, Box
from exports.pptx.shapes import describe, line, place, put_ground, put_lines
from exports.pptx.texts import fit, one_line

STRIPE = Box(0, 0, 8, HEIGHT)
"""The band of colour at the left edge of every slide."""
COVER_CLIENT = Box(MARGIN + 20, 42, 260, 76)
COVER_FIRM = Box(WIDTH - MARGIN - 20 - 200, 42, 200, 76)
_SMALL = Box(0, FOOT.top - 8, 96, 26)
_PAGE_ROOM = 44.0
"""Points at the right of the foot for the number of the slide."""


def fit_picture(box: Box, content: bytes, *, is_right: bool = False) -> Box:
    """Return the place of a logo in the middle of a box's height, at its left or right."""
    wide, high = fit_logo(content, box.width, box.height)
    left = box.left + box.width - wide if is_right else box.left
    return Box(left, box.top + (box.height - high) / 2, wide, high)


def small_logo(brand: ReportBrand) -> tuple[bytes, str, Box]:
    """Return the logo in the foot of every slide with what it is: the firm's, or the client's."""
    content, words = brand.firm_logo, f"Logo of {brand.firm or 'the consultant'}"
    if not content:
        content, words = brand.client_logo, "Logo of the client"
    right = FOOT.left + FOOT.width - _PAGE_ROOM
    box = Box(right - _SMALL.width, _SMALL.top, _SMALL.width, _SMALL.height)
    return content, words, fit_picture(box, content, is_right=True)


def brand_master(presentation: Any, brand: ReportBrand) -> None:
    """Put the band of colour and a small logo on the master, behind everything else."""
    master = presentation.slide_master
    tree = master.shapes._spTree  # noqa: SLF001 - the library adds nothing to a master
    number = max(int(one.get("id")) for one in tree.iter(qn("p:cNvPr"))) + 1
    tree.insert_element_before(_draw_stripe(number, brand.colour or LIGHT.accent), "p:extLst")
    content, words, box = small_logo(brand)
    if content:
        _, relation = master.part.get_or_add_image_part(io.BytesIO(content))
        logo = CT_Picture.new_pic(number + 1, "Logo", "", relation, *map(int, place(box)))
        logo.nvPicPr.cNvPr.set("descr", one_line(words))
        tree.insert_element_before(logo, "p:extLst")


def put_logos(slide: Any, brand: ReportBrand, client: str) -> None:
    """Lay both logos, or the firm's name, at the top of the cover."""
    put_ground(slide, STRIPE, brand.colour or LIGHT.accent)
    firm = brand.firm or "the consultant"
    _put_logo(slide, fit_picture(COVER_CLIENT, brand.client_logo), brand.client_logo, client)
    _put_logo(slide, fit_picture(COVER_FIRM, brand.firm_logo, is_right=True), brand.firm_logo, firm)
    if brand.firm and not brand.firm_logo:
        shown, size = fit(one_line(brand.firm), COVER_FIRM, (15, 14, 13, 12), bold=True, most=3)
        words = line(shown, size, colour=LIGHT.text_2, bold=True)
        put_lines(slide, COVER_FIRM, (words,), align="right", anchor="middle")


def _put_logo(slide: Any, box: Box, content: bytes, whose: str) -> None:
    if content:
        picture = slide.shapes.add_picture(io.BytesIO(content), *place(box))
        describe(picture, f"Logo of {one_line(whose)}")


def _draw_stripe(number: int, colour: str) -> Any:
    left, top, width, height = map(int, place(STRIPE))
    return parse_xml(
        f"<p:sp {nsdecls('a', 'p')}><p:nvSpPr>"
        f'<p:cNvPr id="{number}" name="Stripe {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'
        f"<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def hide_master(slide: Any) -> None:
    """Show nothing of the master on a slide that has its own look, such as the cover."""
    slide._element.set("showMasterSp", "0")  # noqa: SLF001 - no public way
