"""Logos and colour of a brand in a workbook: above the index, and behind the heads of tables."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PIL import Image

from csdesk.report.artifacts import WEEK
from csdesk.report.brand import NO_BRAND
from csdesk.report.dashboard_books import BookSheet, DashboardBook
from csdesk.report.document import Report
from csdesk.report.packets import Packet, ask_questions
from exports import render
from exports.xlsx.report_workbook import render_report
from tests.csdesk.report.diagnoses import make_instrument
from tests.exports.brands import BOTH, CLIENT_LOGO, FIRM_LOGO, LONG_NAME, NAME_ALONE
from tests.exports.nasty_texts import NASTY


def opened(report: Report, brand):
    return load_workbook(io.BytesIO(render_report(replace(report, brand=brand))))


def looks(book, sheet: str, place: str) -> tuple[str, str]:
    cell = book[sheet][place]
    return (cell.fill.fgColor.rgb[2:], cell.font.color.rgb[2:])


@pytest.fixture(scope="module")
def branded(report: Report):
    return opened(report, BOTH)


def test_both_logos_stand_above_the_index_in_their_proportions(branded, report):
    index = branded["Index"]
    client, firm = index._images
    for known, content in ((client, CLIENT_LOGO), (firm, FIRM_LOGO)):
        assert known._data() == content
        wide, high = Image.open(io.BytesIO(content)).size
        start, end = known.anchor._from, known.anchor.to
        assert (start.row, end.row, start.col) == (0, 0, end.col)
        ratio = (end.colOff - start.colOff) / (end.rowOff - start.rowOff)
        assert ratio == pytest.approx(wide / high, rel=0.02)
    assert [known.anchor._from.col for known in (client, firm)] == [0, 2]
    assert [index[place].value for place in ("A2", "A3", "C3")] == [
        report.client, report.title, "Prepared by Wren & Partners",
    ]  # fmt: skip
    assert index.freeze_panes == "A7"


def test_heads_have_the_colour_with_an_ink_that_can_be_read(branded):
    assert looks(branded, "Index", "A6") == ("0A3D62", "FFFFFF")
    assert looks(branded, "Summary", "A10") == ("0A3D62", "FFFFFF")
    assert looks(branded, "Findings", "A1") == ("0A3D62", "FFFFFF")
    assert looks(branded, "Live weights", "A6") == ("0A3D62", "FFFFFF")


def test_a_light_colour_has_dark_letters_and_colours_no_title(report):
    book = opened(report, NAME_ALONE)
    assert looks(book, "Index", "A5") == ("FFD400", "161B26")
    assert book["Index"]["A1"].font.color.rgb[2:] == "161B26"
    assert book["Index"]["C2"].value == f"Prepared by {LONG_NAME}"
    assert not book["Index"]._images


def test_statuses_keep_their_colours(report, branded):
    plain = load_workbook(io.BytesIO(render_report(report)))
    cells = [f"D{row}" for row in range(11, 15)]
    assert len({looks(plain, "Summary", place) for place in cells}) > 1
    for place in cells:
        assert looks(branded, "Summary", place) == looks(plain, "Summary", place)


def test_the_numbers_are_the_same_in_every_look(report, branded):
    plain = load_workbook(io.BytesIO(render_report(report)))
    for sheet in plain.sheetnames[1:]:
        shown = [[cell.value for cell in row] for row in branded[sheet].iter_rows()]
        assert shown == [[cell.value for cell in row] for row in plain[sheet].iter_rows()]


@pytest.mark.parametrize("name", NASTY)
def test_the_name_of_a_firm_is_a_text_and_nothing_else(bare_report, name):
    index = opened(bare_report, replace(NAME_ALONE, firm=name))["Index"]
    assert index["C2"].data_type == "s"
    assert index["C2"].hyperlink is None


def test_the_same_report_gives_the_same_bytes(report):
    known = replace(report, brand=BOTH)
    assert render_report(known) == render_report(replace(known))


def board(brand) -> DashboardBook:
    sheet = BookSheet("Week", WEEK.columns, ((None,) * len(WEEK.columns),))
    return DashboardBook("weekly snapshot", "Harbourlight", "GBP", False, "csdesk", (sheet,), brand)


def test_boards_have_the_colour_and_keep_their_column_names_in_the_first_row() -> None:
    book = load_workbook(io.BytesIO(render(board(BOTH), ".xlsx")))
    sheet = book["Week"]
    assert looks(book, "Week", "A1") == ("0A3D62", "FFFFFF")
    assert sheet["A1"].value == "week_ending"
    assert sheet.sheet_properties.tabColor.rgb[2:] == "0A3D62"
    assert "Prepared by Wren & Partners" in [row[0].value for row in sheet.iter_rows()]
    assert render(board(BOTH), ".csv") == render(board(NO_BRAND), ".csv")


def test_a_packet_has_the_colour_and_says_whose_firm_asks() -> None:
    packet = Packet(
        ask_questions((make_instrument(),)), "Harbourlight", asked_by="Dana", brand=BOTH
    )
    book = load_workbook(io.BytesIO(render(packet, ".xlsx")))
    cover, questions = book.worksheets[:2]
    assert cover["A1"].font.color.rgb[2:] == "0A3D62"
    assert "Dana, Wren & Partners" in [row[1].value for row in cover.iter_rows()]
    assert questions["C3"].fill.fgColor.rgb[2:] == "0A3D62"
    assert cover.sheet_properties.tabColor.rgb[2:] == "0A3D62"
