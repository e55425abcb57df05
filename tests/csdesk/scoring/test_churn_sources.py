"""The answers of every source to the question who left, and the accounts between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.data_review import ChurnSource
from csdesk.model.tables import TableKind
from csdesk.scoring.churn_sources import ChurnInputs, compare_sources
from tests.list_tables import make_list, make_subscriptions
from tests.record_words import make_list_in_use, read_lines

EARLY, LAST_YEAR, THIS_YEAR = date(2023, 1, 1), date(2023, 6, 30), date(2024, 6, 30)


@pytest.fixture
def inputs(make_table) -> ChurnInputs:
    """A left by all four, B by the flag alone, C by the events alone, D by nothing."""
    accounts = make_table(
        {"key": "A", "account_name": "Ash Ltd", "churn_flag": True, "arr": 0.0},
        {"key": "B", "account_name": "Birch Ltd", "churn_flag": True, "arr": 240.0},
        {"key": "C", "account_name": "Cedar Ltd", "churn_flag": False, "arr": 360.0},
        {"key": "D", "account_name": None, "churn_flag": None, "arr": 480.0},
    )
    lines = make_subscriptions(
        ("A", EARLY, date(2024, 3, 1), 10.0),
        ("B", EARLY, None, 20.0),
        ("C", EARLY, None, 30.0),
        ("D", EARLY, None, 40.0),
        ("gone", EARLY, date(2024, 3, 1), 99.0),
    )
    return ChurnInputs(
        accounts,
        read_lines(lines),
        make_list(TableKind.CHURN_EVENTS, account_id=["A", "C", "C", "elsewhere"]),
        make_list(
            TableKind.INVOICES,
            account_id=["A", "B", "B", "C", "C", "D", "elsewhere"],
            invoiced_on=[LAST_YEAR, LAST_YEAR, THIS_YEAR, LAST_YEAR, THIS_YEAR, THIS_YEAR, EARLY],
        ),
    )


def test_each_source_counts_the_listed_accounts_that_left(inputs):
    panel = compare_sources(inputs)
    found = {answer.source: (answer.accounts, answer.total) for answer in panel.answers}
    assert found == {
        ChurnSource.FLAG: (("A", "B"), 3),
        ChurnSource.EVENTS: (("A", "C"), 4),
        ChurnSource.SUBSCRIPTIONS: (("A",), 4),
        ChurnSource.INVOICES: (("A",), 3),
    }
    assert panel.answer(ChurnSource.FLAG).share == pytest.approx(200 / 3)


def test_what_a_list_does_not_state_is_not_nothing(inputs, make_table):
    names = {"A": None, "B": 240.0, "C": 360.0, "D": 480.0}
    flags = {"A": True, "B": True, "C": False, "D": None}
    rows = [{"key": key, "churn_flag": flags[key], "arr": arr} for key, arr in names.items()]
    some = compare_sources(replace(inputs, accounts=make_table(*rows)))
    flagged = some.answer(ChurnSource.FLAG)
    assert (flagged.arr_now, flagged.unpriced) == (240.0, 1)
    alone = some.answer(ChurnSource.SUBSCRIPTIONS)
    assert (alone.accounts, alone.arr_now, alone.unpriced) == (("A",), None, 1)


def test_an_answer_shows_what_its_accounts_paid_and_pay(inputs):
    answer = compare_sources(inputs).answer(ChurnSource.FLAG)
    assert (answer.arr_before, answer.arr_now) == (360.0, 240.0)


def test_every_gap_names_the_accounts_on_either_side(inputs):
    panel = compare_sources(inputs)
    gaps = {(gap.first, gap.second): (gap.only_first, gap.only_second) for gap in panel.gaps}
    assert len(gaps) == 6
    assert gaps[ChurnSource.FLAG, ChurnSource.EVENTS] == (("B",), ("C",))
    assert gaps[ChurnSource.EVENTS, ChurnSource.SUBSCRIPTIONS] == (("C",), ())
    assert gaps[ChurnSource.SUBSCRIPTIONS, ChurnSource.INVOICES] == ((), ())
    assert panel.names == {"B": "Birch Ltd", "C": "Cedar Ltd"}
    assert (panel.widest.first, panel.widest.second) == (ChurnSource.FLAG, ChurnSource.EVENTS)


@pytest.mark.parametrize(
    ("status", "total", "is_lost"),
    [
        ("paid", 5.0, False),
        ("Bezahlt", 5.0, False),
        (None, None, False),
        ("Void", 5.0, True),
        ("Storniert", 5.0, True),
        ("Brouillon", 5.0, True),
        ("paid", -5.0, True),
    ],
)
def test_an_invoice_that_charged_nothing_keeps_no_customer(make_table, status, total, is_lost):
    invoices = make_list_in_use(
        TableKind.INVOICES,
        account_id=["A", "A"],
        invoiced_on=[LAST_YEAR, THIS_YEAR],
        status=["paid", status],
        total=[5.0, total],
    )
    accounts = make_table({"key": "A", "churn_flag": False})
    panel = compare_sources(ChurnInputs(accounts, invoices=invoices))
    assert (panel.answer(ChurnSource.INVOICES).accounts == ("A",)) is is_lost


def test_one_source_alone_is_nothing_to_compare(make_table):
    accounts = make_table({"key": "A", "churn_flag": True})
    assert compare_sources(ChurnInputs(accounts)) is None


def test_a_flag_without_any_value_is_no_source(make_table):
    accounts = make_table({"key": "A", "churn_flag": None})
    events = make_list(TableKind.CHURN_EVENTS, account_id=["A"])
    assert compare_sources(ChurnInputs(accounts, events=events)) is None


def test_without_amounts_nothing_is_said_about_revenue(make_table):
    accounts = make_table({"key": "A", "churn_flag": True}, {"key": "B", "churn_flag": False})
    events = make_list(TableKind.CHURN_EVENTS, account_id=["A"])
    panel = compare_sources(ChurnInputs(accounts, events=events))
    assert [(one.arr_before, one.arr_now) for one in panel.answers] == [(None, None)] * 2
    assert panel.widest.count == 0


@pytest.fixture
def with_earlier(inputs, make_table) -> ChurnInputs:
    """V and W vanished from the list, W with an event and a subscription that ended."""
    earlier = make_table(
        {"key": "A", "account_name": "Ash Ltd", "arr": 100.0},
        {"key": "V", "account_name": "Vine Ltd", "arr": 700.0},
        {"key": "W", "account_name": "Willow Ltd", "arr": 800.0},
        {"key": "W", "account_name": "Willow Ltd", "arr": 50.0},
    )
    events = make_list(TableKind.CHURN_EVENTS, account_id=["A", "C", "W", "elsewhere"])
    lines = make_subscriptions(
        ("A", EARLY, date(2024, 3, 1), 10.0), ("W", EARLY, date(2024, 3, 1), 60.0)
    )
    return replace(inputs, previous=earlier, events=events, book=read_lines(lines))


def test_customers_that_are_on_the_earlier_list_alone_are_a_source_of_their_own(with_earlier):
    answer = compare_sources(with_earlier).answer(ChurnSource.LIST)
    assert (answer.accounts, answer.total) == (("V", "W"), 3)
    assert (answer.arr_before, answer.arr_now) == (1550.0, 0.0)
    assert "no longer on that of" in answer.counted


def test_who_vanished_without_an_event_stands_in_the_gap_by_name(with_earlier):
    panel = compare_sources(with_earlier)
    gaps = {(gap.first, gap.second): (gap.only_first, gap.only_second) for gap in panel.gaps}
    assert gaps[ChurnSource.EVENTS, ChurnSource.LIST] == (("A", "C"), ("V",))
    assert gaps[ChurnSource.SUBSCRIPTIONS, ChurnSource.LIST] == (("A",), ("V",))
    assert (panel.names["V"], panel.names["W"], panel.accounts) == ("Vine Ltd", "Willow Ltd", 6)


def test_the_vanished_are_looked_for_in_every_other_source(with_earlier):
    panel = compare_sources(with_earlier)
    assert panel.answer(ChurnSource.EVENTS).accounts == ("A", "C", "W")
    assert panel.answer(ChurnSource.SUBSCRIPTIONS).accounts == ("A", "W")


def test_two_lists_of_the_same_customers_are_no_source(inputs):
    panel = compare_sources(replace(inputs, previous=inputs.accounts))
    assert panel.answer(ChurnSource.LIST) is None
    assert panel == compare_sources(inputs)


def test_a_flag_and_an_earlier_list_are_two_sources(make_table):
    accounts = make_table({"key": "A", "churn_flag": False})
    earlier = make_table({"key": "A"}, {"key": "B"})
    panel = compare_sources(ChurnInputs(accounts, previous=earlier))
    assert panel.widest.only_second == ("B",)
    assert panel.answer(ChurnSource.LIST).arr_before is None
