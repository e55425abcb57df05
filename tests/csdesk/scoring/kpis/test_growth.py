"""Growth against losses, and how much hangs on few customers, worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from csdesk.model.tables import TableKind
from csdesk.scoring.revenue.dated import date_lines
from csdesk.scoring.revenue.expansion_months import follow_expansion
from csdesk.scoring.revenue.line_grid import grid_of_lines, read_columns
from tests.list_tables import make_subscriptions
from tests.record_words import read_lines

THEN = date(2023, 12, 31)


@pytest.fixture
def compare(measure, make_table):
    """Return a function that computes a KPI of ARR then and now, by key."""

    def compute(kpi, then, now, **more):
        before = make_table(*[{"key": k, "arr": v} for k, v in then.items()], as_of=THEN)
        rows = [{"key": k, "arr": v} for k, v in now.items()]
        return measure(kpi, *rows, previous=before, **more)

    return compute


def test_quick_ratio_is_what_was_won_over_what_was_lost(compare):
    then = {"A": 100.0, "B": 100.0, "C": 100.0}
    found = compare("quick_ratio", then, {"A": 150.0, "B": 80.0, "NEW": 130.0})
    # Won 50 and 130, lost 20 and 100.
    assert (found.value, found.n) == (1.5, 3)
    assert "Won 180, lost 120." in found.caution


def test_without_losses_there_is_no_quick_ratio(compare):
    found = compare("quick_ratio", {"A": 100.0}, {"A": 150.0})
    assert found.value is None
    assert found.reason.startswith("no losses")


def test_growth_is_shared_by_those_that_grew(compare):
    then = {"A": 100.0, "B": 100.0, "C": 100.0}
    found = compare("expansion_per_expanding", then, {"A": 150.0, "B": 120.0, "C": 90.0})
    assert (found.value, found.n, found.accounts) == (35, 2, ("A", "B"))
    assert compare("expansion_per_expanding", then, then).reason == "no base: no customer grew"


def test_concentration_adds_the_rows_of_an_account_up(measure):
    amounts = [("A", 40.0), ("A", 10.0), ("B", 20.0), *[(key, 10.0) for key in "CDE"], ("F", None)]
    rows = [{"key": key, "arr": amount} for key, amount in amounts]
    one = measure("arr_concentration", *rows)
    assert (one.value, one.n, one.accounts) == (50, 5, ("A",))
    assert measure("arr_concentration_five", *rows).value == 100
    # 50² + 20² + 3 × 10² = 3,200: as few as 3.1 equal accounts.
    index = measure("arr_hhi", *rows)
    assert index.value == pytest.approx(3_200)
    assert "As if 3.1 equal accounts paid all of it." in index.caution


def test_equal_accounts_have_an_index_of_ten_thousand_over_their_number(measure):
    for count in (1, 3, 40):
        rows = [{"key": str(n), "arr": 7.0} for n in range(count)]
        assert measure("arr_hhi", *rows).value == pytest.approx(float(Fraction(10_000, count)))


def test_negative_amounts_and_no_amounts_are_no_base(measure):
    assert measure("arr_concentration", {"arr": 0.0}).reason == (
        "no base: no account of the list has ARR"
    )
    found = measure("arr_concentration", {"key": "A", "arr": 10.0}, {"key": "B", "arr": -90.0})
    assert found.value == 100
    assert "1 negative amount left out." in found.caution
    assert measure("arr_concentration", {"key": "A"}).needs == "the column ARR"


def test_expansion_of_a_month_is_told_beside_the_month_before(measure):
    lines = make_subscriptions(
        ("A", date(2024, 1, 1), date(2024, 12, 15), 10.0),
        ("A", date(2024, 12, 15), None, 15.0),
        ("B", date(2024, 1, 1), date(2024, 11, 10), 10.0),
        ("B", date(2024, 11, 10), None, 12.0),
        ("NEW", date(2024, 12, 20), None, 99.0),
    )
    book = read_lines(lines)
    columns = {field: lines.column(field) for field in lines.columns}
    found = measure("expansion_month", lists={TableKind.SUBSCRIPTIONS: columns},
                    dated=date_lines(book, lines, date(2024, 12, 31)))  # fmt: skip
    # 5 a month more in December is 60 a year; 2 in November is 24: two and a half times as much.
    assert (found.value, found.n) == (60, 2)
    assert "The month before: 24, a change of +150.0%." in found.caution
    days = [date(2024, month, day) for month, day in ((9, 30), (10, 31), (11, 30), (12, 31))]
    series = follow_expansion(grid_of_lines(read_columns(book), days, {}, ""))
    assert [month.expansion for month in series] == [0, 24, 60]
    assert [month.growth for month in series] == [None, None, 150]
    assert [month.end_on for month in series] == [
        date(2024, 10, 31), date(2024, 11, 30), date(2024, 12, 31),
    ]  # fmt: skip
