"""Amounts and counts, in the styles that people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.coercion import read_column
from csdesk.ingest.header_scale import scale_of_header
from csdesk.model.tables import Field, FieldKind, TableKind

NBSP, NARROW = "\u00a0", "\u202f"
ARR = Field("arr", TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, ())


def values(*cells, header="ARR", target=ARR):
    return read_column(target, header, cells).values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$1,234.50", 1234.5),
        ("€1.234,50", 1234.5),
        ("1 234,50", 1234.5),
        (f"1{NBSP}234,50", 1234.5),
        (f"1{NARROW}234,50 €", 1234.5),
        ("1'234.50", 1234.5),
        ("1’234’567", 1_234_567.0),
        ("(1,234)", -1234.0),
        ("($1,234.00)", -1234.0),
        ("-1,234", -1234.0),
        ("−1234", -1234.0),
        ("1,234-", -1234.0),
        ("-$500", -500.0),
        ("$-500", -500.0),
        ("$(1,234)", -1234.0),
        ("(500) EUR", -500.0),
        ("500- €", -500.0),
        ("CHF 500.-", 500.0),
        ("1.234,-- €", 1234.0),
        ("500 zł", 500.0),
        ("1.234,50 Euro", 1234.5),
        ("1,234 dollars", 1234.0),
        ("₺500", 500.0),
        ("Fr. 500", 500.0),
        ("12k", 12_000.0),
        ("12.345k", 12_345.0),
        ("304.260k", 304_260.0),
        ("£1.2M", 1_200_000.0),
        ("1.5 mio", 1_500_000.0),
        ("2bn", 2e9),
        ("USD 500", 500.0),
        ("500 eur", 500.0),
        ("US$ 12", 12.0),
        ("12,34,567.00", 1_234_567.0),
        ("1,234", 1234.0),
        ("1,234,567", 1_234_567.0),
        ("1.234.567", 1_234_567.0),
        ("1234.567", 1234.567),
        ("0.125", 0.125),
        (".5", 0.5),
        ("+7", 7.0),
        ("1.2E+05", 120_000.0),
        ("  42 ", 42.0),
    ],
)
def test_an_amount_written_as_text_is_read(text, value):
    assert values(text) == (value,)


@pytest.mark.parametrize(
    "text",
    ["abc", "12 apples", "1,23,4", "1.2.3,4,5", "(5", "--5", "1_000", "$(5", "5)",
     "((5))", "(5)-5", "١٢٣", "$5 GBP", "5%", "1e999", "9" * 61, "12:30", "inf", "2024-01-01"],
)  # fmt: skip
def test_what_is_no_amount_is_explained(text):
    reading = read_column(ARR, "ARR", [text, 5.0])
    assert reading.values == (None, 5.0)
    assert reading.unread[0].problem
    assert reading.unread[0].fix


def test_numbers_stay_and_lose_their_noise():
    assert values(107440.00000000001, 12, 0.1) == (107440.0, 12.0, 0.1)


def test_numbers_that_are_not_finite_are_rejected():
    reading = read_column(ARR, "ARR", [float("inf"), float("nan"), 1.0])
    assert reading.values == (None, None, 1.0)
    assert "too large" in reading.unread[0].problem
    assert set(reading.unread) == {0, 1}


def test_yes_and_dates_are_no_amounts():
    assert set(read_column(ARR, "ARR", [True, 5.0]).unread) == {0}


@pytest.mark.parametrize(
    "blank", ["", "  ", "–", "-", "n/a", "N.A.", "TBC", "tbd", "null", "nan", None]
)
def test_words_for_nothing_are_empty_without_complaint(blank):
    reading = read_column(ARR, "ARR", [blank])
    assert reading.values == (None,)
    assert not reading.unread


def test_words_for_nothing_are_counted():
    reading = read_column(ARR, "ARR", ["–", "n/a", 5.0])
    assert reading.conversions == ("2 cells with “–” or the like were read as empty",)


@pytest.mark.parametrize(
    "error", ["#N/A", "#DIV/0!", "#REF!", " #ref! ", "#BEZUG!", "#N/D", "#NOT STORED"]
)
def test_error_cells_are_explained(error):
    reading = read_column(ARR, "ARR", [error])
    assert reading.values == (None,)
    assert reading.unread[0].problem


def test_the_decimal_mark_is_decided_for_the_column():
    assert values("1.234", "5,50") == (1234.0, 5.5)
    assert values("1.234", "5.50") == (1.234, 5.5)
    assert values("1,234", "5.50") == (1234.0, 5.5)


def test_points_that_always_stand_before_three_figures_separate_thousands():
    reading = read_column(ARR, "ARR", ["1.234", "12.500"])
    assert reading.values == (1234.0, 12_500.0)
    assert "separates thousands" in reading.manner


def test_a_single_amount_that_can_be_read_in_two_ways_is_not_guessed():
    reading = read_column(ARR, "ARR", ["1.234", 17.0])
    assert reading.values == (None, 17.0)
    assert "two ways" in reading.unread[0].problem


def test_where_both_marks_are_proven_only_the_open_ones_are_left():
    assert values("1.234,50", "1,234.50", "1,234") == (1234.5, 1234.5, None)


def test_the_header_may_say_thousands():
    assert values(5.0, "7", "9k", header="ARR (k€)") == (5000.0, 7000.0, 9000.0)
    assert values(5.0, header="ARR in thousands") == (5000.0,)
    assert values(5.0, header="Kunden-ARR") == (5.0,)


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("ARR (000s)", 1_000),
        ("ARR '000", 1_000),
        ("ARR in Tsd. EUR", 1_000),
        ("ARR T€", 1_000),
        ("ARR USDk", 1_000),
        ("ARR (thousands)", 1_000),
        ("ARR $m", 1_000_000),
        ("ARR in millions", 1_000_000),
        ("ARR EUR m", 1_000_000),
        ("ARR EUR", None),
        ("Market", None),
        ("Total", None),
        ("Sum 2000", None),
    ],
)
def test_headers_say_their_scale(header, scale):
    assert scale_of_header(header) == scale


def test_currencies_of_cells_and_header_are_noted():
    assert read_column(ARR, "ARR", ["£5", "6"]).currencies == {"GBP": 0}
    assert read_column(ARR, "ARR (USD)", [5.0]).currencies == {"USD": 0}
    assert set(read_column(ARR, "ARR (CAD)", ["$5"]).currencies) == {"CAD", "$"}


def test_a_column_in_two_currencies_is_refused():
    reading = read_column(ARR, "ARR", ["£5", "$6", 7.0])
    assert reading.values == (None, None, None)
    assert "mixes amounts in $ and GBP" in reading.refusal.problem
    assert read_column(ARR, "ARR (EUR)", ["$6"]).refusal is not None
    assert read_column(ARR, "ARR (CAD)", ["$6"]).refusal is None


def test_values_out_of_range_say_so():
    nps = Field(
        "nps", TableKind.ACCOUNTS, "NPS rating", FieldKind.NUMBER, (), minimum=0.0, maximum=10.0
    )
    on_the_scale = [float(score) for score in range(1, 11)]
    reading = read_column(nps, "NPS", [*on_the_scale, 42.0, -1.0])
    assert reading.values == (*on_the_scale, None, None)
    assert reading.unread[10].problem == "42 is above 10, the highest possible NPS rating"
    assert reading.unread[11].problem == "-1 is below 0, the lowest possible NPS rating"
    assert reading.unread[11].value == -1.0


def test_text_numbers_are_summarised_once():
    reading = read_column(ARR, "ARR", ["$5", "6", 7.0])
    assert reading.conversions == ("2 numbers written as text, such as “$5”, were read",)
    assert read_column(ARR, "ARR", ["5", "6"]).conversions == ()


STYLES = {
    "english": lambda text: text,
    "dollar": lambda text: f"${text}",
    "german": lambda text: text.translate(str.maketrans(",.", ".,")) + " €",
    "french": lambda text: text.translate(str.maketrans({",": NARROW, ".": ","})),
    "swiss": lambda text: "CHF " + text.replace(",", "’"),
}


@given(
    st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=20),
    st.sampled_from(sorted(STYLES)),
)
def test_amounts_in_cents_come_back_from_every_style(cents, style):
    texts = [STYLES[style](f"{amount / 100:,.2f}") for amount in cents]
    assert values(*texts) == tuple(amount / 100 for amount in cents)
