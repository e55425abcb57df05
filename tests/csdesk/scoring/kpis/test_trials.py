"""Trials that became customers, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.tables import TableKind
from csdesk.scoring.kpis import Ledger
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.kpis.trials import conversion_by_segment
from tests.list_tables import make_list
from tests.record_words import read_lines

BEGAN, OVER = date(2024, 5, 1), date(2024, 5, 15)


def try_out(*accounts, paid=(), ends=OVER, began=BEGAN):
    """Return columns of trials, and of paid lines from the end of the trial on."""
    count, more = len(accounts), len(paid)
    return {
        "account_id": [*accounts, *paid],
        "start_date": [began] * count + [OVER] * more,
        "trial_end": [ends] * count + [None] * more,
        "is_trial": [True] * count + [False] * more,
        "mrr": [0.0] * count + [10.0] * more,
    }


@pytest.fixture
def convert(measure):
    def compute(columns, *accounts):
        lines = read_lines(make_list(TableKind.SUBSCRIPTIONS, **columns))
        return measure("trial_to_paid", *accounts, lists={TableKind.SUBSCRIPTIONS: columns},
                       ledger=Ledger(lines=lines))  # fmt: skip

    return compute


def test_thirty_of_a_hundred_trials_are_thirty_percent(convert):
    keys = [f"A{n}" for n in range(100)]
    found = convert(try_out(*keys, paid=keys[:30]))
    assert (found.value, found.n, found.caution) == (30, 100, "")
    assert found.window == "2024-01-01 to 2024-12-31"


def test_segments_are_sorted_by_their_rate(make_table):
    columns = try_out(*"ABCDE", paid="ABE")
    lines = make_list(TableKind.SUBSCRIPTIONS, **columns)
    rows = [
        {"key": key, "segment": name}
        for key, name in zip("ABCD", ["X", "Y", "X", "X"], strict=True)
    ]
    book = Book(make_table(*rows), None, None, tables={TableKind.SUBSCRIPTIONS: lines},
                ledger=Ledger(lines=read_lines(lines)))  # fmt: skip
    found = [(one.segment, one.trials, one.paid) for one in conversion_by_segment(book)]
    assert found == [("Y", 1, 1), ("without a segment", 1, 1), ("X", 3, 1)]


def test_few_trials_of_a_segment_are_counted(convert):
    found = convert(
        try_out("A", "B", paid="A"), {"key": "A", "segment": "SMB"}, {"key": "B", "segment": "Big"},
    )  # fmt: skip
    assert "By segment: SMB 1 of 1; Big 0 of 1." in found.caution


def test_a_trial_that_still_runs_or_began_long_ago_counts_for_nothing(convert):
    expected = "no base: no trial that began in the last twelve months is over"
    assert convert(try_out("A", paid="A", ends=date(2025, 1, 1))).reason == expected
    assert convert(try_out("A", paid="A", began=date(2023, 12, 31))).reason == expected


def test_a_second_trial_is_no_second_chance(convert):
    found = convert(try_out("A", "A", "B", paid="A"))
    assert (found.value, found.n) == (50, 2)


def test_a_line_from_before_the_trial_is_no_conversion(convert):
    columns = try_out("A", paid="A")
    columns["start_date"] = [BEGAN, date(2024, 4, 30)]
    assert convert(columns).value == 0


def test_without_a_list_of_subscriptions_it_is_named(measure):
    assert measure("trial_to_paid").needs.startswith("subscriptions that say which are trials")
