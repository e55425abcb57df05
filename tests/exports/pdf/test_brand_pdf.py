"""Logos and colour of a brand on the pages of a report."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from csdesk.report.document import Report
from exports.pdf.rendering import render_pdf
from exports.preview import page_pictures
from tests.exports.brands import BOTH, LONG_NAME, NAME_ALONE
from tests.exports.nasty_texts import NASTY

BLUE, RED, BAND, YELLOW = (20, 40, 160), (160, 20, 40), (0x0A, 0x3D, 0x62), (0xFF, 0xD4, 0x00)


@pytest.fixture(scope="module")
def branded(report: Report) -> bytes:
    return render_pdf(replace(report, brand=BOTH))


def texts(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def pixels(content: bytes, page: int) -> np.ndarray:
    (picture,) = page_pictures(content, 1_190, range(page, page + 1))
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), int)


def box_of(drawn: np.ndarray, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Return left, top, width and height of what has nearly this colour."""
    rows, columns = np.nonzero(np.abs(drawn - np.array(colour)).max(axis=2) < 6)
    left, top = int(columns.min()), int(rows.min())
    return (left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)


def pictures(content: bytes) -> Iterator[pikepdf.Object]:
    with pikepdf.open(io.BytesIO(content)) as document:
        yield from (
            one
            for one in document.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        )


def test_the_cover_has_both_logos_in_their_proportions_below_a_band(branded):
    drawn = pixels(branded, 0)
    client, firm = box_of(drawn, BLUE), box_of(drawn, RED)
    assert client[2] / client[3] == pytest.approx(4, rel=0.03)
    assert firm[2] / firm[3] == pytest.approx(1, rel=0.03)
    # A page of 595 points is drawn 1,190 pixels wide: two for each point.
    assert client[0] == pytest.approx(2 * 56.7, abs=2)
    assert firm[0] + firm[2] == pytest.approx(1_190 - 2 * 56.7, abs=2)
    assert firm[3] == pytest.approx(2 * 42, abs=2)
    assert (drawn[0:26, :] == BAND).all()


def test_the_running_head_has_both_logos_small(branded):
    drawn = pixels(branded, 1)
    client, firm = box_of(drawn, BLUE), box_of(drawn, RED)
    assert (client[2], client[3]) == (pytest.approx(112, abs=3), pytest.approx(28, abs=2))
    assert (firm[2], firm[3]) == (pytest.approx(28, abs=2), pytest.approx(28, abs=2))


def test_a_logo_is_held_once_however_many_pages_show_it(branded):
    assert len(texts(branded)) > 3
    assert len(list(pictures(branded))) == 2


def test_a_firm_without_a_logo_stands_with_its_name_on_every_page(report):
    pages = texts(render_pdf(replace(report, brand=NAME_ALONE)))
    assert f"Prepared by {LONG_NAME}." in " ".join(pages[0].split())
    assert all("The Very Long Name" in page for page in pages)
    assert all(report.client in page for page in pages)


def test_a_light_colour_stands_on_the_band_and_in_no_heading(report):
    content = render_pdf(replace(report, brand=NAME_ALONE))
    drawn = pixels(content, 0)
    assert box_of(drawn, YELLOW)[:3] == (0, 0, 1_190)
    # Below the band only the rule above the headline has it.
    assert box_of(drawn[40:], YELLOW)[2:] == (pytest.approx(110, abs=4), pytest.approx(5, abs=2))


def test_statuses_keep_their_colours(report, branded):
    plain = render_pdf(report)
    watch, risk = (0x80, 0x50, 0x00), (0xB3, 0x26, 0x1E)
    for colour in (watch, risk):
        counts = [
            int((pixels(content, 1) == colour).all(axis=2).sum()) for content in (plain, branded)
        ]
        assert counts[0] == counts[1] > 0


@pytest.mark.parametrize("name", NASTY)
def test_a_hostile_name_of_a_firm_is_a_text_on_cover_and_pages(bare_report, name):
    content = render_pdf(replace(bare_report, brand=replace(NAME_ALONE, firm=name)))
    with pikepdf.open(io.BytesIO(content)) as document:
        links = [link for page in document.pages for link in page.get("/Annots", [])]
        assert not any("/URI" in link.get("/A", {}) for link in links)


@pytest.mark.parametrize("brand", [BOTH, NAME_ALONE], ids=["both", "name"])
def test_the_same_report_gives_the_same_bytes(report, brand):
    known = replace(report, sections=report.sections[:2], brand=brand)
    assert render_pdf(known) == render_pdf(replace(known))


def test_a_brand_moves_no_words_from_one_page_to_another(report, branded):
    assert len(texts(branded)) == len(texts(render_pdf(report)))
