"""Logos and colour of a brand in a deck: on its cover, and on its master for every slide."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Pt

from csdesk.report.document import Report
from exports.pptx.rendering import render_deck
from tests.exports.brands import BOTH, CLIENT_LOGO, FIRM_LOGO, LONG_NAME, NAME_ALONE
from tests.exports.nasty_texts import NASTY


def opened(report: Report, brand):
    return Presentation(io.BytesIO(render_deck(replace(report, brand=brand))))


def pictures(page):
    return [shape for shape in page.shapes if shape.element.tag.endswith("}pic")]


def stripe(page):
    return next(shape for shape in page.shapes if shape.left == 0 and shape.width == Pt(8))


@pytest.fixture(scope="module")
def branded(report: Report):
    return opened(report, BOTH)


def test_the_cover_shows_both_logos_in_their_proportions_and_says_whose_they_are(branded, report):
    client, firm = pictures(branded.slides[0])
    assert (client.image.blob, firm.image.blob) == (CLIENT_LOGO, FIRM_LOGO)
    assert client.width / client.height == pytest.approx(4, rel=0.01)
    assert firm.width / firm.height == pytest.approx(1, rel=0.01)
    assert firm.left + firm.width < branded.slide_width
    words = [one.element.nvPicPr.cNvPr.get("descr") for one in (client, firm)]
    assert words == [f"Logo of {report.client}", "Logo of Wren & Partners"]


def test_the_cover_says_who_made_it(branded):
    words = [shape.text_frame.text for shape in branded.slides[0].shapes if shape.has_text_frame]
    assert any(one.startswith("Prepared by Wren & Partners. ") for one in words)


def test_the_master_has_the_colour_and_a_small_logo_for_slides_that_are_added_later(branded):
    (logo,) = pictures(branded.slide_master)
    assert logo.image.blob == FIRM_LOGO
    assert stripe(branded.slide_master).element.xpath(".//a:srgbClr/@val") == ["0a3d62"]
    shown = [slide.element.get("showMasterSp") for slide in branded.slides]
    assert shown == ["0", *[None] * (len(shown) - 1)]


def test_the_small_logo_stands_beside_no_other_thing_of_the_foot(branded):
    (logo,) = pictures(branded.slide_master)
    for slide in list(branded.slides)[1:]:
        for shape in slide.shapes:
            if not shape.has_text_frame or shape.top < logo.top - Pt(10):
                continue
            words_end = shape.left + shape.width
            is_number = words_end > logo.left + logo.width
            assert words_end <= logo.left or is_number


def test_a_light_colour_stands_on_the_band_and_in_no_heading(report):
    deck = opened(report, NAME_ALONE)
    assert stripe(deck.slide_master).element.xpath(".//a:srgbClr/@val") == ["ffd400"]
    inks = {
        str(run.font.color.rgb)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert "FFD400" not in inks


def test_a_long_name_of_a_firm_without_a_logo_ends_within_its_place(report):
    deck = opened(report, NAME_ALONE)
    words = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    assert LONG_NAME in words
    assert not pictures(deck.slide_master)


@pytest.mark.parametrize("name", NASTY)
def test_a_hostile_name_of_a_firm_breaks_no_deck(bare_report, name):
    for brand in (replace(BOTH, firm=name), replace(NAME_ALONE, firm=name)):
        assert len(opened(bare_report, brand).slides) > 1


def test_the_same_report_gives_the_same_bytes(report):
    known = replace(report, brand=BOTH)
    assert render_deck(known) == render_deck(replace(known))
