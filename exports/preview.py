"""The pages of a finished PDF as pictures, for looking at them before they leave the house."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any


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


def _open(pdf: bytes | Path) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def _picture(page: Any, width_px: int) -> bytes:
    stream = io.BytesIO()
    page.render(scale=width_px / page.get_width()).to_pil().save(stream, "PNG")
    return stream.getvalue()
