"""Finished pages as pictures."""

from __future__ import annotations

import io

from PIL import Image
from pypdf import PdfReader

from exports.preview import page_count, page_pictures


def test_every_page_becomes_a_picture_of_the_wanted_width(report_pdf):
    pages = len(PdfReader(io.BytesIO(report_pdf)).pages)
    assert page_count(report_pdf) == pages
    pictures = page_pictures(report_pdf, 200)
    assert len(pictures) == pages
    with Image.open(io.BytesIO(pictures[0])) as picture:
        assert picture.width == 200
        assert abs(picture.height - 283) <= 1


def test_single_pages_can_be_asked_for_from_a_file(report_pdf, tmp_path):
    path = tmp_path / "r.pdf"
    path.write_bytes(report_pdf)
    assert page_pictures(path, 120, range(1, 2)) == [page_pictures(report_pdf, 120)[1]]
