"""Making the files of a report and the pictures of its pages, away from the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.formatting.file_names import file_name
from csdesk.progress import Progress, silent
from csdesk.report.document import Report

SUFFIXES = {"pdf": ".pdf", "xlsx": ".xlsx"}
BLOCK = 4
"""Pages that are drawn between two looks at whether it was cancelled."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished PDF with the pictures of its pages, and the first page of each section."""

    pdf: bytes
    pictures: tuple[bytes, ...]
    width: int
    section_pages: Mapping[str, int]


def render_preview(report: Report, width: int, progress: Progress = silent) -> Preview:
    """Return a report as it will be printed, with pages of this width in pixels."""
    from exports import render

    pdf = render(report, ".pdf", progress)
    return Preview(pdf, draw_pages(pdf, width, progress), width, find_section_pages(pdf))


def draw_pages(pdf: bytes, width: int, progress: Progress = silent) -> tuple[bytes, ...]:
    """Return a picture of each page."""
    from exports.preview import page_count, page_pictures

    count = page_count(pdf)
    pictures: list[bytes] = []
    for first in range(0, count, BLOCK):
        progress(first, count, "Drawing the pages")
        pictures += page_pictures(pdf, width, range(first, min(count, first + BLOCK)))
    return tuple(pictures)


def find_section_pages(pdf: bytes) -> Mapping[str, int]:
    """Return the first page, from 1, of each entry of a PDF's outline."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = {}
        for bookmark in document.get_toc():
            place = bookmark.get_dest()
            if place is not None:
                pages[bookmark.get_title()] = place.get_index() + 1
        return pages
    finally:
        document.close()


def name_files(report: Report, folder: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Return paths in a folder that are still free, all with the same name."""
    as_of = f" {report.as_of.isoformat()}" if report.as_of else ""
    name = f"{file_name(report.client)}{as_of}"
    suffixes = [SUFFIXES[known] for known in formats]
    for attempt in range(1, 1000):
        stem = name if attempt == 1 else f"{name} ({attempt})"
        paths = tuple(folder / f"{stem}{suffix}" for suffix in suffixes)
        if not any(path.exists() for path in paths):
            return paths
    raise WrongUsage(f"“{folder.name}” is full of reports named “{name}”. Choose another folder.")


def write_files(
    report: Report, paths: Sequence[Path], progress: Progress = silent
) -> tuple[Path, ...]:
    """Write a report in each format; when one fails or is cancelled, none is left behind."""
    from exports import write

    written: list[Path] = []
    try:
        for place, path in enumerate(paths):
            progress(place, len(paths), f"Writing {path.name}")
            write(report, path, progress)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)
