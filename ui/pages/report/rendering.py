"""Setting a report and drawing its pages, away from the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.progress import Progress, silent
from csdesk.report.document import Report

BLOCK = 4
"""Pages that are drawn between two looks at whether it was cancelled."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished PDF with the pictures of its pages; sections are found by their id."""

    pdf: bytes
    pictures: tuple[bytes, ...]
    width: int
    section_pages: Mapping[str, int]


def render_preview(report: Report, width: int, progress: Progress = silent) -> Preview:
    """Return a report as it will be printed, with pages of this width in pixels."""
    from exports import render
    from exports.preview import section_pages

    pdf = render(report, ".pdf", progress)
    pictures = draw_pages(pdf, width, progress)
    return Preview(pdf, pictures, width, section_pages(pdf, report))


def draw_pages(pdf: bytes, width: int, progress: Progress = silent) -> tuple[bytes, ...]:
    """Return a picture of each page."""
    from exports.preview import page_count, page_pictures

    count = page_count(pdf)
    pictures: list[bytes] = []
    for first in range(0, count, BLOCK):
        progress(first, count, "Drawing the pages")
        pictures += page_pictures(pdf, width, range(first, min(count, first + BLOCK)))
    return tuple(pictures)
