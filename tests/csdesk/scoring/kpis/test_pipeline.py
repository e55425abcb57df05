"""Expansion opportunities and the contacts behind them, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.tables import TableKind
from csdesk.scoring.expansion.opportunities import read_opportunities
from csdesk.scoring.kpis import Ledger
from tests.list_tables import make_list

OPENED, CLOSED = date(2024, 10, 10), date(2024, 11, 9)


@pytest.fixture
def deal(measure, library):
    """Return a function that computes a KPI of opportunities, and of contacts where given."""

    def compute(kpi, touches=None, **columns):
        count = max(map(len, columns.values()))
        columns = {"deal_type": ["Expansion"] * count, "account_id": ["A"] * count} | columns
        table = make_list(TableKind.OPPORTUNITIES, **columns)
        lists = {TableKind.OPPORTUNITIES: columns}
        if touches:
            lists[TableKind.TOUCHES] = touches
        found = read_opportunities(table, library.expansion.words)
        return measure(kpi, lists=lists, ledger=Ledger(opportunities=found))

    return compute


def test_conversion_counts_qualified_ones_that_ended_in_the_quarter(deal):
    found = deal(
        "opportunity_conversion",
        stage=["Won", "Lost", "Lost", "Proposal", "Won"],
        qualified_on=[OPENED, OPENED, None, OPENED, OPENED],
        closed_on=[CLOSED, CLOSED, CLOSED, CLOSED, date(2024, 9, 30)],
    )
    # One lost deal was never qualified, one is open, and one was closed before the quarter.
    assert (found.value, found.n) == (50, 2)
    assert "1 of 2" in found.caution


def test_value_and_time_rest_on_won_ones(deal):
    columns = {
        "stage": ["Won", "Won", "Won", "Lost"],
        "arr": [1000.0, 3000.0, None, 9000.0],
        "qualified_on": [OPENED, None, None, OPENED],
        "created_on": [date(2024, 1, 1), date(2024, 10, 30), None, OPENED],
        "closed_on": [CLOSED] * 4,
    }
    value = deal("expansion_value", **columns)
    assert (value.value, value.n) == (2000, 2)
    assert "Left out: 1 expansion without an amount." in value.caution
    # 30 days from qualified, and 10 from created where nothing says when it was qualified.
    days = deal("time_to_expansion", **columns)
    assert (days.value, days.n) == (20, 2)


def test_nothing_won_is_no_base(deal):
    lost = {"stage": ["Lost"], "closed_on": [CLOSED], "arr": [5.0], "created_on": [OPENED]}
    expected = "no base: no expansion was won in the last three months"
    assert deal("expansion_value", **lost).reason == expected
    assert deal("time_to_expansion", **lost).reason == expected
    touched = deal("touches_per_win", {"account_id": ["A"], "touched_on": [OPENED]}, **lost)
    assert (touched.value, touched.reason) == (None, expected)


def test_the_share_that_customer_success_found_stands_beside_that_of_arr(deal):
    found = deal(
        "cs_sourced_expansion",
        lead_source=["Customer success", "Sales", "Sales", None],
        arr=[300.0, 50.0, 50.0, 900.0],
        stage=["Proposal"] * 4,
    )
    assert (found.value, found.n) == (pytest.approx(100 / 3), 3)
    assert "By ARR it is 75.0%." in found.caution
    assert "1 opportunity without a source left out." in found.caution


def test_contacts_belong_to_a_win_while_it_is_open(deal):
    touches = {
        "account_id": ["A", "A", "A", "A", "B", "A"],
        "touched_on": [
            OPENED, CLOSED, date(2024, 10, 9), date(2024, 11, 10), OPENED, date(2024, 10, 20),
        ],
        "opportunity_id": [None, None, None, None, None, "OTHER"],
    }  # fmt: skip
    found = deal(
        "touches_per_win", touches, opportunity_id=["O1", "O2"], account_id=["A", "B"],
        stage=["Won", "Won"], created_on=[OPENED] * 2, closed_on=[CLOSED] * 2,
    )  # fmt: skip
    # Two of A between opening and closing, the days included; one of B; the sixth names another.
    assert (found.value, found.n) == (1.5, 2)
    assert "All 6 contacts of the quarter over the wins: 3.0." in found.caution
    assert "opportunities.csv" in found.lineage
    assert "touches.csv, sheet touches, rows 2 to 3 and 6" in found.lineage


def test_missing_lists_are_named(measure):
    assert measure("touches_per_win").needs.startswith("a log of customer contacts")
    assert measure("opportunity_conversion").needs.startswith("a list of opportunities")
