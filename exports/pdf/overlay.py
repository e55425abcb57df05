"""Laying the figures into the pages, as vectors."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from exports.pdf.flowables import Placement
from exports.pdf.manifest_file import attach_manifest


def lay_in(
    content: bytes, pictures: bytes, places: Sequence[Placement], manifest: str = ""
) -> bytes:
    """Return the PDF with each figure in its place; the same input gives the same bytes.

    ``pictures`` is a PDF with one figure on each page. A manifest is attached.
    """
    if not places:
        return _attach_only(content, manifest) if manifest else content
    with (
        pikepdf.open(io.BytesIO(content)) as document,
        pikepdf.open(io.BytesIO(pictures)) as figures,
    ):
        for number, place in enumerate(places):
            form = document.copy_foreign(figures.pages[place.figure].as_form_xobject())
            _put(document.pages[place.page], form, f"/Figure{number}", place)
        if manifest:
            attach_manifest(document, manifest)
        return _save(document)


def _attach_only(content: bytes, manifest: str) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        attach_manifest(document, manifest)
        return _save(document)


def _put(page: pikepdf.Page, form: pikepdf.Object, name: str, place: Placement) -> None:
    """Draw a form on a page under a name of ours: pikepdf itself would invent one each time."""
    known = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
    area = pikepdf.Rectangle(place.x, place.y, place.x + place.width, place.y + place.height)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n")
    page.contents_add(
        page.calc_form_xobject_placement(
            form, known, area, invert_transformations=True, allow_shrink=True, allow_expand=True
        )
    )


def _save(document: pikepdf.Pdf) -> bytes:
    document.remove_unreferenced_resources()
    stream = io.BytesIO()
    document.save(
        stream,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return stream.getvalue()
