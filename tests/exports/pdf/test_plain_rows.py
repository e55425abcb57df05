"""Rows of short texts: all of them on paper, each page with its head, notes never alone."""

from __future__ import annotations

import io

import pytest
from pypdfium2 import PdfDocument
from reportlab.platypus import SimpleDocTemplate

from csdesk.report.document import Column, Format, Table
from exports.pdf import layout
from exports.pdf.fonts import REGULAR, register_fonts
from exports.pdf.plain_rows import PlainRows
from exports.pdf.tables import table_flowables

COLUMNS = (Column("Account", Format.TEXT, 0.5), Column("ARR", Format.MONEY, 0.5))
LONG_NAME = "A name that is far too long for one line of its column " * 3


@pytest.fixture(autouse=True, scope="module")
def fonts():
    register_fonts()


def make_table(names, notes=()):
    rows = tuple((name, float(place)) for place, name in enumerate(names))
    return Table("Accounts", "All accounts", COLUMNS, rows, "", notes=notes)


def names(count):
    return [f"Customer {place:04}" for place in range(count)]


def read_pages(table):
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=layout.PAGE, initialFontName=REGULAR,
        leftMargin=layout.MARGIN, rightMargin=layout.MARGIN,
    )  # fmt: skip
    document.build(table_flowables(table, "GBP")[:-1])
    return [page.get_textpage().get_text_bounded() for page in PdfDocument(stream.getvalue())]


def plain_parts(table):
    return [part for part in table_flowables(table, "GBP") if isinstance(part, PlainRows)]


def test_short_texts_are_one_part_however_many_rows_there_are():
    assert len(plain_parts(make_table(names(1_000)))) == 1


def test_a_text_of_several_lines_is_set_as_a_table_and_every_row_stays_in_its_place():
    given = names(900)
    given[450] = LONG_NAME
    parts = plain_parts(make_table(given))
    text = "".join(read_pages(make_table(given)))
    assert len(parts) == 2
    found = [text.index(name) for name in given if name != LONG_NAME]
    assert found == sorted(found)


def test_each_row_stands_once_and_each_page_has_the_head():
    given = names(500)
    pages = read_pages(make_table(given))
    assert len(pages) > 5
    text = "".join(pages)
    assert all(text.count(name) == 1 for name in given)
    assert all("Account" in page.split("Customer")[0] for page in pages)


@pytest.mark.parametrize("count", range(30, 90))
def test_notes_stand_under_the_last_two_rows_and_never_alone(count):
    last = read_pages(make_table(names(count), notes=("ARR as the list states it.",)))[-1]
    ends = [f"Customer {count - 2:04}", f"Customer {count - 1:04}", "ARR as the list states it."]
    assert [last.index(words) for words in ends] == sorted(last.index(words) for words in ends)


@pytest.mark.parametrize("count", range(30, 70))
def test_the_last_row_is_not_alone_in_a_table_of_longer_texts_either(count):
    table = make_table([*names(count - 2), LONG_NAME, "The last one"])
    assert LONG_NAME[:30] in read_pages(table)[-1]


def test_numbers_end_at_the_same_edge():
    stream = io.BytesIO()
    table = Table("Accounts", "", COLUMNS, (("Small", 1.0), ("Large", 1_000_000.0)), "")
    SimpleDocTemplate(stream, initialFontName=REGULAR).build(table_flowables(table, "GBP"))
    text = PdfDocument(stream.getvalue())[0].get_textpage()
    small, large = (right_end(text, words) for words in ("£1\r", "£1,000,000"))
    assert small == pytest.approx(large, abs=1)


def right_end(text, cell):
    """Return where the last letter of a cell ends."""
    start = text.get_text_range().index(cell)
    return text.get_charbox(start + len(cell.strip()) - 1)[2]
