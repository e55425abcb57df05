"""Laying the figures into the pages, as vectors."""

from __future__ import annotations

import io
from collections.abc import Sequence

from exports.pdf.flowables import Placement


def lay_in(content: bytes, places: Sequence[Placement]) -> bytes:
    """Return the PDF with each figure in its place; the same input gives the same bytes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        for place in places:
            area = pikepdf.Rectangle(
                place.x, place.y, place.x + place.width, place.y + place.height
            )
            with pikepdf.open(io.BytesIO(place.picture)) as picture:
                document.pages[place.page].add_overlay(picture.pages[0], area)
        document.remove_unreferenced_resources()
        stream = io.BytesIO()
        document.save(
            stream,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return stream.getvalue()
