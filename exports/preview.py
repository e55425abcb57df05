"""The pages of a finished PDF as pictures, for looking at them before they leave the house."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csdesk.report.document import Report


def page_count(pdf: bytes | Path) -> int:
    """Return how many pages a PDF has."""
    document = _open(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_pictures(pdf: bytes | Path, width_px: int, pages: range | None = None) -> list[bytes]:
    """Return pages as PNG pictures of this width: all, or those with these numbers from 0."""
    document = _open(pdf)
    try:
        wanted = range(len(document)) if pages is None else pages
        return [_picture(document[number], width_px) for number in wanted]
    finally:
        document.close()


def section_pages(pdf: bytes | Path, report: Report) -> Mapping[str, int]:
    """Return the page, from 1, on which each section of a report begins, by the section's id.

    ``pdf`` is that report as ``render`` sets it; sections that only the workbook has are left out.
    """
    document = _open(pdf)
    try:
        places = [bookmark.get_dest() for bookmark in document.get_toc()]
        pages = [place.get_index() + 1 for place in places if place is not None]
    finally:
        document.close()
    # The outline has one entry for each section on paper, in their order.
    sections = [section.id for section in report.sections if section.is_on_paper]
    return dict(zip(sections, pages, strict=True))


def _open(pdf: bytes | Path) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def _picture(page: Any, width_px: int) -> bytes:
    stream = io.BytesIO()
    page.render(scale=width_px / page.get_width()).to_pil().save(stream, "PNG")
    return stream.getvalue()
