"""Finished pages as pictures."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from pypdf import PdfReader

from csdesk.report.compose import compose_report
from exports import render
from exports.preview import page_count, page_pictures, section_pages
from tests.csdesk.report.diagnoses import make_full, make_library


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


def test_the_first_page_of_each_section_is_found_by_its_id(report, report_pdf):
    pages = section_pages(report_pdf, report)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(report_pdf)).pages]
    assert list(pages)[:3] == ["summary", "findings", "areas"]
    assert pages["summary"] == 2
    assert "Level of each area" in texts[pages["areas"] - 1]
    assert not {"accounts", "answers"} & set(pages), "the workbook alone has them"


def test_sections_of_the_same_title_are_told_apart():
    report = compose_report(make_full(), make_library())
    alike = replace(
        report, sections=tuple(replace(part, title="Part") for part in report.sections[:3])
    )
    pages = section_pages(render(alike, ".pdf"), alike)
    assert list(pages) == ["summary", "findings", "areas"]
    assert pages["summary"] < pages["findings"] < pages["areas"]
