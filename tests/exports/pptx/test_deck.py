"""The deck: a short, editable selection of the report, whatever the report holds."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from csdesk.report.compose import compose_report
from csdesk.report.document import SAMPLE_NOTICE, Entries, Report, StatusWord
from csdesk.report.figures import HealthFigure, RadarFigure
from csdesk.report.sections.board_asks import board_asks, board_limits
from csdesk.report.sections.board_pages import board_sections
from exports import render
from tests.csdesk.report.diagnoses import make_full, make_library
from tests.exports.nasty_texts import CLIENT, NASTY

LONG_NAME = "The Worshipful Company of Extraordinarily Long Customer Name"


def open_deck(content: bytes):
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def content(report: Report) -> bytes:
    return render(report, ".pptx")


@pytest.fixture(scope="module")
def deck(content: bytes):
    return open_deck(content)


@pytest.fixture(scope="module")
def nasty_content(nasty_report: Report) -> bytes:
    return render(nasty_report, ".pptx")


def titles_of(deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def slide_named(deck, title):
    return deck.slides[titles_of(deck).index(title)]


def texts_of(slide) -> str:
    return "\n".join([*frames_of(slide), *cells_of(slide)])


def frames_of(slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def cells_of(slide) -> list[str]:
    return [
        cell.text_frame.text
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]


def charts_of(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def stand_inside(deck) -> bool:
    return all(
        shape.left >= 0
        and shape.top >= 0
        and shape.left + shape.width <= deck.slide_width
        and shape.top + shape.height <= deck.slide_height
        for slide in deck.slides
        for shape in slide.shapes
    )


def test_a_complete_report_is_told_on_about_twelve_slides(deck, report):
    assert titles_of(deck) == [
        report.client,
        "How things stand",
        "Three things to repair first",
        "Health of the accounts",
        "Maturity of the practice",
        "Recurring revenue and retention",
        "Numbers beside their targets",
        "The plan at a glance",
        "Who does it, who answers for it",
        "What this report cannot say",
        "How the numbers were made",
    ]


def test_the_page_is_wide_and_nothing_stands_outside_of_it(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    assert stand_inside(deck)


def test_the_large_numbers_stand_on_the_second_slide_with_their_methods(deck, report):
    slide = slide_named(deck, "How things stand")
    shown = texts_of(slide)
    assert report.headline in shown
    for figure in report.sections[0].blocks[0].figures:
        assert figure.status.word in shown
        assert figure.label in shown
    assert "104.2%" in shown
    assert "Point to point, by account" in shown
    assert "Net revenue retention" in slide.notes_slide.notes_text_frame.text


def test_health_is_a_native_chart_of_the_bands_with_their_counts(deck, report):
    figure = next(
        block.figure
        for section in report.sections
        for block in section.blocks
        if isinstance(getattr(block, "figure", None), HealthFigure)
    )
    slide = slide_named(deck, "Health of the accounts")
    plot = charts_of(slide)[0].plots[0]
    assert list(plot.categories) == ["Healthy", "Watch", "At risk", "Not scored"]
    counts = (figure.green, figure.yellow, figure.red, figure.unscored)
    assert tuple(plot.series[0].values) == counts


def test_maturity_is_a_native_chart_of_every_area(deck, report):
    radar = next(
        block.figure
        for section in report.sections
        if section.id == "areas"
        for block in section.blocks
        if isinstance(getattr(block, "figure", None), RadarFigure)
    )
    plot = charts_of(slide_named(deck, "Maturity of the practice"))[0].plots[0]
    assert tuple(plot.categories) == radar.labels
    assert tuple(plot.series[0].values) == radar.now


def test_the_numbers_behind_a_chart_can_be_edited_and_are_no_formulas(content):
    books = [part for name, part in parts_of(content).items() if name.endswith(".xlsx")]
    assert len(books) >= 2
    for book in books:
        sheet = load_workbook(io.BytesIO(book))["Sheet1"]
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert sheet["B1"].value
        assert sheet["A2"].value


def test_everything_that_is_seen_can_be_heard(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element._nvXxPr.cNvPr.get("descr")


def test_what_does_not_fit_is_counted(deck, report):
    slide = slide_named(deck, "Who does it, who answers for it")
    rows = next(table for table in report.tables() if table.name == "RACI").rows
    shown = sum(len(shape.table.rows) - 1 for shape in slide.shapes if shape.has_table)
    left = len(rows) - shown
    assert (f"{left} more in the full report" in texts_of(slide)) == bool(left)


def test_the_same_report_gives_the_same_bytes(report, content):
    assert render(report, ".pptx") == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_tells_of_its_client_and_program_alone(deck, report):
    known = deck.core_properties
    assert known.title == f"{report.title}: {report.client}"
    assert known.author == known.last_modified_by == report.program
    assert known.created == known.modified
    assert known.created.year == 2000


def test_every_slide_of_the_sample_says_so(report):
    deck = open_deck(render(replace(report, is_sample=True), ".pptx"))
    assert all(SAMPLE_NOTICE in texts_of(slide) for slide in deck.slides)
    deck = open_deck(render(replace(report, is_sample=False), ".pptx"))
    assert not any(SAMPLE_NOTICE in texts_of(slide) for slide in deck.slides)


def test_hostile_texts_are_characters(nasty_content):
    deck = open_deck(nasty_content)
    assert titles_of(deck)[0] == CLIENT
    shown = "\n".join(texts_of(slide) for slide in deck.slides)
    for text in NASTY[:3]:
        assert text in shown
    assert stand_inside(deck)


def test_nothing_in_a_deck_leads_out_of_it(nasty_content):
    for name, part in parts_of(nasty_content).items():
        assert b"hlinkClick" not in part
        if name.endswith(".rels"):
            assert b"External" not in part
        if name.endswith(".xml"):
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", part)


def test_a_deck_about_nothing_says_what_is_missing(empty_report):
    deck = open_deck(render(empty_report, ".pptx"))
    assert titles_of(deck)[1:] == [
        "How things stand",
        "Three things to repair first",
        "What this report cannot say",
    ]
    last = texts_of(deck.slides[-1])
    assert "There is no customer list yet, so no account has a score." in last
    assert "Areas of practice" in last


def test_a_deck_is_written_with_any_section_missing(report):
    for missing in report.sections:
        left = tuple(section for section in report.sections if section is not missing)
        assert stand_inside(open_deck(render(replace(report, sections=left), ".pptx")))


def test_a_deck_without_any_section_has_a_cover(report):
    deck = open_deck(render(replace(report, sections=()), ".pptx"))
    assert titles_of(deck)[0] == report.client


def test_two_hundred_long_findings_and_names_stay_inside(report):
    deck = open_deck(render(stretched(report), ".pptx"))
    assert stand_inside(deck)
    assert titles_of(deck)[0] == LONG_NAME
    cards = texts_of(slide_named(deck, "Three things to repair first"))
    assert cards.count("ARR at stake") == 3


def stretched(report: Report) -> Report:
    summary = report.sections[0]
    blocks = tuple(
        replace(
            block,
            items=tuple(
                replace(
                    item, title=f"{item.title} {LONG_NAME}", text=f"{item.text} " * 12, amount=1.0
                )
                for item in block.items * 70
            ),
        )
        if isinstance(block, Entries)
        else block
        for block in summary.blocks
    )
    first = replace(summary, lead=f"{summary.lead} " * 9, blocks=blocks)
    return replace(
        report,
        client=LONG_NAME,
        headline=f"{report.headline} " * 9,
        sections=(first, *report.sections[1:]),
    )


def test_status_words_keep_their_silhouettes(deck):
    cells = cells_of(slide_named(deck, "Health of the accounts"))
    assert {"● Healthy", "▲ Watch", "◆ At risk", "○ Not scored"} <= set(cells)


def test_bands_of_the_report_are_the_words_of_the_deck(deck, report):
    table = next(table for table in report.tables() if table.name == "Health bands")
    words = [value.word for row in table.rows for value in row if isinstance(value, StatusWord)]
    shown = texts_of(slide_named(deck, "Health of the accounts"))
    assert all(word in shown for word in words)


def test_the_pages_of_a_board_are_told_slide_by_slide():
    diagnosis = make_full()
    whole = compose_report(diagnosis, make_library())
    report = replace(whole, sections=board_sections(diagnosis))
    content = render(report, ".pptx")
    deck = open_deck(content)
    assert titles_of(deck) == [
        report.client,
        "How things stand",
        "Three things to repair first",
        "What to do about it",
        "What the board is asked to decide",
        "What this report cannot say",
    ]
    assert stand_inside(deck)
    asked = texts_of(slide_named(deck, "What the board is asked to decide"))
    assert all(one in asked for one in board_asks(diagnosis))
    told = texts_of(slide_named(deck, "What this report cannot say"))
    assert all(one.partition(": ")[0] in told for one in board_limits(diagnosis))


def test_shapes_that_say_nothing_are_passed_over_by_screen_readers(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and not shape.text_frame.text and shape != slide.shapes.title:
                assert b"decorative" in etree.tostring(shape._element)
