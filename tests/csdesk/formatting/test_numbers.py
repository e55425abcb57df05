"""How numbers, money and percentages are written."""

from __future__ import annotations

import math

import pytest

from csdesk.formatting import (
    answered_number,
    file_size,
    money,
    number,
    percent,
    plural,
    quantity,
    round_half_up,
    write_score,
)
from csdesk.model.kpis import Unit


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (99.585, 2, "99.59"),
        (-0.04, 1, "0.0"),
        (1234.5, -2, "1.2E+3"),
        (1e22, 1, "10000000000000000000000.0"),
    ],
)
def test_a_half_goes_up_once(value, digits, expected):
    assert str(round_half_up(value, digits)) == expected


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_has_no_rounding(value):
    assert round_half_up(value) is None
    assert number(value) == percent(value) == money(value, "GBP") == "–"
    assert quantity(value, Unit.DAYS, "GBP") == "–"


def test_numbers_are_grouped():
    assert number(121_915_296) == "121,915,296"
    assert number(-1234.55, 1) == "−1,234.6"
    assert number(-0.2) == "0"
    assert number(None) == "–"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(104.2, "104.2%"), (292.27, "292.3%"), (0, "0.0%"), (-3.25, "−3.3%"), (None, "–")],
)
def test_percent_points_have_one_digit(value, expected):
    assert percent(value) == expected


def test_percent_can_have_two_digits_or_as_few_as_needed():
    assert percent(292.2718, 2) == "292.27%"
    assert percent(110.0, trim=True) == "110%"
    assert percent(99.96, trim=True) == "100%"
    assert percent(12.5, trim=True) == "12.5%"
    assert percent(100, 0, trim=True) == "100%"


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        (186_000, "GBP", "£186,000"),
        (1_200, "CHF", "CHF 1,200"),
        (-45.5, "USD", "−$46"),
        (0, "EUR", "€0"),
        (None, "EUR", "–"),
        (12, "", "12"),
        (-1_200, "XXX", "−1,200"),
    ],
)
def test_money_in_full(value, currency, expected):
    assert money(value, currency) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (612_499, "£612k"),
        (612_500, "£613k"),
        (9_999, "£9,999"),
        (9_999.6, "£10k"),
        (999_499, "£999k"),
        (999_500, "£1.00m"),
        (1_240_000, "£1.24m"),
        (9_996_000, "£10.0m"),
        (15_145_356, "£15.1m"),
        (121_915_296, "£122m"),
        (999_600_000, "£1.00bn"),
        (2_345_000_000_000, "£2,345bn"),
        (-612_000, "−£612k"),
    ],
)
def test_money_in_short(value, expected):
    assert money(value, "GBP", short=True) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (104.2, Unit.PERCENT, "104.2%"),
        (186_000, Unit.MONEY, "£186,000"),
        (38, Unit.DAYS, "38 days"),
        (1, Unit.DAYS, "1 day"),
        (27.44, Unit.DAYS, "27.4 days"),
        (6.5, Unit.HOURS, "6.5 hours"),
        (35.71, Unit.RATIO, "35.7"),
        (184, Unit.RATIO, "184"),
        (4.25, Unit.RATIO, "4.3"),
        (74.0, Unit.POINTS, "74"),
        (None, Unit.POINTS, "–"),
    ],
)
def test_quantities_carry_their_unit(value, unit, expected):
    assert quantity(value, unit, "GBP") == expected


def test_counts_agree_with_their_noun():
    assert plural(1, "account") == "1 account"
    assert plural(0, "account") == "0 accounts"
    assert plural(12_400, "account") == "12,400 accounts"
    assert plural(2, "industry", "industries") == "2 industries"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (110.0, Unit.PERCENT, "110%"),
        (104.2, Unit.PERCENT, "104.2%"),
        (186_000, Unit.MONEY, "£186,000"),
        (30, Unit.DAYS, "30 days"),
        (None, Unit.PERCENT, "–"),
    ],
)
def test_a_trimmed_quantity_has_no_decimals_that_say_nothing(value, unit, expected):
    assert quantity(value, unit, "GBP", trim=True) == expected


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (12_400, "12 kB"),
        (1_240_000, "1.2 MB"),
        (310_000_000, "310 MB"),
        (2_500_000_000, "2.5 GB"),
    ],
)
def test_sizes_of_files_are_written_as_people_read_them(size: int, words: str) -> None:
    assert file_size(size) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (5.1, "%", "5.1%"),
        (5.04, "%", "5.04%"),
        (0.0625, "%", "0.0625%"),
        (120.00001, "%", "120%"),
        (10, "%", "10%"),
        (1_250, "EUR", "1,250 EUR"),
        (12.5, "", "12.5"),
        (-0.5, "%", "\N{MINUS SIGN}0.5%"),
        (None, "%", "–"),
    ],
)
def test_a_number_that_was_answered_stands_in_its_unit(value, unit, words):
    assert answered_number(value, unit) == words


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (80.0, "80"),
        (79.99, "79"),
        (79.5, "79"),
        (49.99, "49"),
        (50.0, "50"),
        (100.0, "100"),
        (0.4, "0"),
        # What a sum of binary fractions leaves behind is no fraction of the score.
        (69.99999999999999, "70"),
        (None, "–"),
    ],
)
def test_a_score_never_reads_as_an_edge_that_it_has_not_reached(score, words):
    assert write_score(score) == words
