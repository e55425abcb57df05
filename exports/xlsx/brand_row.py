"""The look of a brand in a workbook: its logos above the index, its colour behind heads."""

from __future__ import annotations

import io
from typing import Any

from csdesk.errors import ExportFailed
from csdesk.report.brand import ReportBrand
from csdesk.report.document import Report
from csdesk.report.logos import fit_logo, logo_size
from exports.xlsx.book import Book, Look, plain_text
from exports.xlsx.look import SUBTITLE

LOGO = (220.0, 56.0)
"""Pixels that each logo gets at most."""
HEIGHT = 64.0
"""Points of the row that holds them."""
EDGE, ABOVE, RIGHT_EDGE = 3, 8, 14
CLIENT_COLUMN, FIRM_COLUMN = 0, 2
RIGHT: Look = (("align", "right"),)


def head_look(brand: ReportBrand) -> Look:
    """Return what makes heads of tables stand in the colour of a brand."""
    return (("bg_color", brand.colour), ("font_color", brand.ink)) if brand.colour else ()


def title_look(brand: ReportBrand) -> Look:
    """Return what makes titles stand in the colour of a brand, where it can be read on white."""
    return (("font_color", brand.heading),) if brand.heading else ()


def write_tab(sheet: Any, brand: ReportBrand) -> None:
    """Let the tab of a sheet stand in the colour of a brand."""
    if brand.colour:
        sheet.set_tab_color(brand.colour)


def write_logos(sheet: Any, report: Report, width: float) -> int:
    """Write the row of logos; return how many rows it takes. ``width``: of the last column."""
    brand = report.brand
    write_tab(sheet, brand)
    if not brand.has_logo:
        return 0
    sheet.set_row(0, HEIGHT)
    _put(sheet, CLIENT_COLUMN, brand.client_logo, f"Logo of {report.client}", 0.0)
    _put(sheet, FIRM_COLUMN, brand.firm_logo, f"Logo of {brand.firm or 'the consultant'}", width)
    return 1


def write_firm(book: Book, sheet: Any, row: int, firm: str) -> None:
    """Write who made the report, where a firm is known."""
    if firm:
        book.put(sheet, (row, FIRM_COLUMN), f"Prepared by {firm}", (*SUBTITLE, *RIGHT))


def _put(sheet: Any, column: int, content: bytes, words: str, width: float) -> None:
    """Lay a logo into its column, at the right end of one that has a width in pixels."""
    if not content:
        return
    wide, high = fit_logo(content, *LOGO)
    scale = wide / logo_size(content)[0]
    place = {
        "image_data": io.BytesIO(content),
        "x_scale": scale,
        "y_scale": scale,
        "x_offset": max(EDGE, width - wide - RIGHT_EDGE) if width else EDGE,
        "y_offset": ABOVE + (LOGO[1] - high) / 2,
        "object_position": 1,
        "description": plain_text(words)[:250],
    }
    if sheet.insert_image(0, column, "logo.png", place):
        raise ExportFailed("A logo could not be written into the workbook.")
