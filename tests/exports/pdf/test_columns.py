"""How the width of the page is shared."""

from __future__ import annotations

import pytest

from csdesk.report.document import Column, Format, Status, StatusWord, Table
from exports.pdf.columns import LARGEST, PAD, column_widths
from exports.pdf.fonts import register_fonts, text_width
from exports.pdf.layout import WIDTH


@pytest.fixture(autouse=True)
def _fonts():
    register_fonts()


def make_table(*columns: tuple[str, Format, object]) -> Table:
    return Table(
        name="t",
        title="",
        columns=tuple(Column(title, form, 1.0) for title, form, _ in columns),
        rows=(tuple(value for _, _, value in columns),),
        empty="",
    )


def test_a_narrow_table_fills_the_page_in_the_largest_letters():
    size, widths = column_widths(
        make_table(("A", Format.TEXT, "b"), ("N", Format.INTEGER, 1)), "GBP"
    )
    assert size == LARGEST
    assert sum(widths) == pytest.approx(WIDTH)


def test_numbers_never_wrap():
    story = "many words " * 40
    table = make_table(("Story", Format.TEXT, story), ("ARR", Format.MONEY, 121_915_296.0))
    size, widths = column_widths(table, "GBP")
    assert widths[1] >= text_width("£121,915,296", size) + 2 * PAD
    assert sum(widths) == pytest.approx(WIDTH)


def test_the_longest_word_of_a_text_fits():
    word = "Weiterempfehlungsrate"
    columns = [("A", Format.TEXT, word + " x" * 60)] * 4
    size, widths = column_widths(make_table(*columns), "GBP")
    assert min(widths) >= text_width(word, size) + 2 * PAD


def test_letters_shrink_where_the_page_is_too_narrow():
    columns = [("Number", Format.MONEY, 121_915_296.0)] * 9
    size, widths = column_widths(make_table(*columns), "CHF")
    assert size < LARGEST
    assert sum(widths) == pytest.approx(WIDTH)


def test_statuses_get_room_for_shape_and_word():
    status = StatusWord(Status.NONE, "Not computable")
    table = make_table(("S", Format.STATUS, status), ("T", Format.TEXT, "words " * 100))
    size, widths = column_widths(table, "GBP")
    assert widths[0] > text_width("Not computable", size) + size


def test_east_asian_writing_breaks_anywhere_and_leaves_room_to_others():
    name, note = (
        "株式会社東京北海道日本電気通信サービス開発研究所",
        "Use falls since the spring " * 3,
    )
    table = make_table(("Account", Format.TEXT, name * 2), ("Signal", Format.TEXT, note))
    size, (account, signal) = column_widths(table, "GBP", 160)
    assert account < text_width(name[:22], size)
    assert account + signal == pytest.approx(160)


def test_room_goes_to_the_text_that_makes_rows_high_whatever_its_share():
    table = make_table(("A", Format.TEXT, "word " * 20), ("B", Format.TEXT, "word " * 80))
    _, (short, long) = column_widths(table, "GBP")
    assert long > 2 * short
