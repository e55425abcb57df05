"""Columns that are converted as a whole give what their cells give one by one."""

from __future__ import annotations

from datetime import datetime
from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import POINT
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

POINT_DECIMAL = ColumnContext(answers={Topic.DECIMAL_MARK: POINT})


def field(kind):
    return Field("some_field", TableKind.ACCOUNTS, "Some field", kind, ())


def read(kind, cells, context=POINT_DECIMAL):
    return read_column(field(kind), "Value", cells, context)


FIGURES = st.from_regex(r"-?[0-9]{1,7}(\.[0-9]{1,9})?", fullmatch=True)


@given(st.lists(FIGURES | st.sampled_from(["-", "--5", "1-2", "1.2.3", ".5", "5.", "", "1e3"])))
def test_figures_are_the_same_alone_and_among_others(texts):
    reading = read(FieldKind.NUMBER, texts)
    alone = [read(FieldKind.NUMBER, [text]) for text in texts]
    assert reading.values == tuple(one.values[0] for one in alone)
    assert set(reading.unread) == {index for index, one in enumerate(alone) if one.unread}


@given(st.lists(st.floats(-1e12, 1e12) | st.none()))
def test_number_cells_lose_noise_beyond_the_sixth_decimal_only(numbers):
    wanted = [None if number is None else round(number, 6) for number in numbers]
    assert read(FieldKind.NUMBER, numbers).values == tuple(wanted)


@pytest.mark.parametrize("number", [107440.00000000001, 0.30000000000000004, 1.0050000000000001])
def test_noise_is_gone_and_what_the_file_says_is_kept(number):
    reading = read(FieldKind.MONEY, [number, 5.0])
    assert reading.values == (round(number, 6), 5.0)
    assert reading.originals == ({0: repr(number)} if number != round(number, 6) else {})


def test_noise_in_figures_of_a_text_file_is_gone_as_well():
    reading = read(FieldKind.MONEY, ["107440.00000000001", "5.25", None, "n/a"])
    assert reading.values == (107440.0, 5.25, None, None)
    assert reading.originals == {0: "107440.00000000001", 3: "n/a"}
    alone = read(FieldKind.MONEY, ["107440.00000000001", "5.25", None])
    assert alone.originals == {0: "107440.00000000001"}


NAMES = st.text(alphabet="abÄß#<- \u200b\u00a0/n", max_size=4)


@given(st.lists(NAMES))
def test_texts_are_the_same_alone_and_among_others(texts):
    reading = read(FieldKind.TEXT, texts)
    alone = [read(FieldKind.TEXT, [text]) for text in texts]
    assert reading.values == tuple(one.values[0] for one in alone)
    assert reading.originals == {
        index: one.originals[0] for index, one in enumerate(alone) if one.originals
    }


@given(
    st.lists(
        st.datetimes(datetime(1950, 1, 1), datetime(2101, 12, 31)),  # noqa: DTZ001
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([FieldKind.DATE, FieldKind.MOMENT]),
)
def test_times_are_the_same_alone_and_among_others(moments, kind):
    texts = [moment.replace(microsecond=0).isoformat(" ") for moment in moments]
    alone = [read(kind, [text, "2024"]) for text in texts]
    reading = read(kind, texts)
    assert reading.values == tuple(one.values[0] for one in alone)
    assert reading.originals == {
        index: one.originals[0] for index, one in enumerate(alone) if 0 in one.originals
    }


STYLES = ("${:,.2f}", "{:,.2f} €", "CHF {:,.2f}", "{:,.2f}")


@pytest.mark.parametrize("style", STYLES)
def test_a_long_column_in_one_style_is_read_like_its_cells(style):
    texts = [style.format(number * 37.25) for number in range(700)]
    texts += [f"({style.format(5)})", "TBC", "1,234", "1,23,4.00"]
    reading = read(FieldKind.MONEY, texts, ColumnContext())
    assert reading.values[:700] == tuple(number * 37.25 for number in range(700))
    assert reading.values[700:] == (-5.0, None, 1234.0, None)
    assert reading.originals[600] == texts[600]
    assert len(reading.currencies) == (0 if style == "{:,.2f}" else 1)
    assert "numbers written as text" in reading.conversions[0]


@pytest.mark.parametrize("style", STYLES[:3])
def test_a_long_column_in_nothing_but_one_style_is_read_like_its_cells(style):
    numbers = [None if number % 7 == 0 else number * 37.25 for number in range(700)]
    texts = [None if number is None else style.format(number) for number in numbers]
    reading = read(FieldKind.MONEY, texts, ColumnContext())
    assert reading.values == tuple(numbers)
    assert reading.originals == {i: text for i, text in enumerate(texts) if text}
    assert reading.conversions == (f"600 numbers written as text, such as “{texts[1]}”, were read",)
    assert set(reading.currencies) == set(read(FieldKind.MONEY, texts[:9]).currencies)
    assert len(reading.currencies) == 1
    home = ColumnContext(home_currency="GBP", number_format="[$SEK] 0", rates={"SEK": 1.0})
    assert read(FieldKind.MONEY, texts, home).refusal is not None


def test_a_long_column_in_two_styles_leaves_what_is_open():
    texts = [f"{number:,.2f}" for number in range(1_000, 1_600)] + ["5.678,90", "1,234", "2.345"]
    reading = read(FieldKind.MONEY, texts, ColumnContext())
    assert reading.values[600:] == (5678.9, None, None)
    assert "both marks" in reading.questions[0].evidence


def test_a_long_column_of_repeated_texts_is_read_like_its_cells():
    cells = list(islice(cycle(["UK ", "n/a", "DE", None]), 5_000))
    reading = read(FieldKind.TEXT, cells)
    assert reading.values == tuple(islice(cycle(["UK", None, "DE", None]), 5_000))
    assert len(reading.originals) == 2_500
