"""Currencies of amounts: noted, kept, and converted only with rates that a person gave."""

from __future__ import annotations

import pytest

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.currencies import currency_of_format
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

ARR = Field("arr", TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, (), minimum=0.0)
RATES = {"USD": 0.8, "EUR": 0.85}


def read(*cells, header="ARR", **context):
    return read_column(ARR, header, cells, ColumnContext(**context))


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        ("$#,##0.00", "$"),
        ('"$"#,##0.00', "$"),
        ("[$€-407] #,##0.00", "EUR"),
        ("#,##0.00\\ [$EUR]", "EUR"),
        ('_-[$£-809]* #,##0.00_-;\\-[$£-809]* #,##0.00_-;_-[$£-809]* "-"??_-;_-@_-', "GBP"),
        ('_-* #,##0.00 "€"_-', "EUR"),
        ('#,##0 "CHF"', "CHF"),
        ("[$-409]#,##0.00", None),
        ("[Red]#,##0.00", None),
        ("0%", None),
        ("General", None),
        ("", None),
        (None, None),
    ],
)
def test_the_number_format_shows_the_currency(code, currency):
    assert currency_of_format(code) == currency


def test_the_currency_of_the_format_counts_as_stated():
    assert read(5.0, number_format="[$€-407] #,##0.00").currencies == {"EUR": 0}
    assert read("£6", 5.0, number_format='"$"#,##0').refusal is not None


def test_the_currency_column_says_the_currency_of_each_row():
    reading = read(5.0, 6.0, currencies=("EUR", "eur "))
    assert reading.currencies == {"EUR": 0}
    mixed = read(5.0, 6.0, currencies=("EUR", "USD"))
    assert mixed.values == (None, None)
    assert mixed.refusal.problem == "the column mixes amounts in EUR and USD"


def test_rows_without_an_amount_do_not_mix_currencies():
    assert read(5.0, None, currencies=("EUR", "USD")).refusal is None


def test_mixed_amounts_wait_until_each_currency_has_a_rate():
    cells = "£5", "$6", "EUR 7"
    without = read(*cells, home_currency="GBP")
    assert "Give the rate of EUR and USD to GBP" in without.refusal.fix
    half = read(*cells, home_currency="GBP", rates={"USD": 0.8})
    assert "Give the rate of EUR to GBP" in half.refusal.fix
    no_home = read(*cells, rates=RATES)
    assert "in which currency to count" in no_home.refusal.fix


def test_with_all_rates_amounts_are_converted_and_keep_what_the_file_says():
    reading = read("£5", "$6", "EUR 7", None, home_currency="GBP", rates=RATES)
    assert reading.refusal is None
    assert reading.values == (5.0, 4.8, 5.95, None)
    assert reading.originals == {0: "£5", 1: "$6", 2: "EUR 7"}
    assert reading.currencies == {"GBP": 0}
    assert reading.manner == ("Converted to GBP: 1 $ = 0.8 GBP, 1 EUR = 0.85 GBP and 1 GBP = 1 GBP")


def test_the_currency_column_is_converted_row_by_row():
    reading = read(
        10.0, "10", 10.0, currencies=("USD", "GBP", None), home_currency="GBP", rates=RATES
    )
    assert reading.values == (8.0, 10.0, None)
    assert reading.originals == {0: "10", 1: "10"}
    assert "names no currency among amounts in several" in reading.unread[2].problem


def test_a_column_in_one_foreign_currency_keeps_it_without_its_rate():
    reading = read("$6", "$7", home_currency="GBP", rates={"EUR": 0.85})
    assert reading.values == (6.0, 7.0)
    assert reading.currencies == {"$": 0}


def test_a_cell_that_contradicts_its_row_is_not_counted():
    reading = read("$6", "7", currencies=("EUR", "USD"), home_currency="GBP", rates=RATES)
    assert reading.values == (None, 5.6)
    assert reading.unread[0].problem == "“$6” stands in a row whose currency is EUR"


def test_a_dollar_is_the_dollar_that_is_named_beside_it():
    reading = read("$6", "CAD 7", "£1", home_currency="GBP", rates={"CAD": 0.5})
    assert reading.values == (3.0, 3.5, 1.0)


def test_kr_is_asked_about_unless_the_column_or_the_client_says_which():
    reading = read("500 kr", "kr 1.200,50")
    (question,) = reading.questions
    assert question.topic is Topic.CURRENCY
    assert [option.value for option in question.options] == ["DKK", "ISK", "NOK", "SEK"]
    assert question.proposed is None
    assert reading.values == (500.0, 1200.5)
    assert reading.currencies == {"kr": 0}
    assert read("500 kr", home_currency="SEK").currencies == {"SEK": 0}
    assert read("500 kr", answers={Topic.CURRENCY: "NOK"}).currencies == {"NOK": 0}
    told = read("500 kr", "DKK 7")
    assert told.currencies == {"DKK": 0}
    assert not told.questions
    assert read(500.0, header="ARR (kr)").questions
    assert read("500 kr", currencies=("DKK",)).currencies == {"DKK": 0}


def test_kr_beside_another_currency_is_mixed():
    assert read("500 kr", "€5").refusal.problem == "the column mixes amounts in EUR and kr"
    assert read("500 kr", "$5").refusal is not None
    converted = read(
        "500 kr",
        "€5",
        answers={Topic.CURRENCY: "SEK"},
        home_currency="EUR",
        rates={"SEK": 0.1},
    )
    assert converted.values == (50.0, 5.0)


def test_a_column_in_one_foreign_currency_is_converted_once_its_rate_is_given():
    without = read(10.0, "$20", header="ARR (USD)", home_currency="GBP")
    assert (without.values, without.currencies) == ((10.0, 20.0), {"USD": 0, "$": 1})
    reading = read(10.0, "$20", None, header="ARR (USD)", home_currency="GBP", rates=RATES)
    assert reading.values == (8.0, 16.0, None)
    assert reading.currencies == {"GBP": 0}
    assert reading.originals == {0: "10", 1: "$20"}
    assert "1 USD = 0.8 GBP" in reading.manner


def test_amounts_without_a_mark_follow_the_currency_beside_them():
    reading = read(10.0, home_currency="GBP", rates=RATES, currency_beside="USD")
    assert (reading.values, reading.currencies) == ((8.0,), {"GBP": 0})
    assert read(10.0, home_currency="GBP", rates=RATES, currency_beside="GBP").values == (10.0,)
    assert read("£10", home_currency="GBP", rates=RATES, currency_beside="USD").values == (10.0,)
