"""Short gaps between the lines of an account are closed, and no others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.scoring.subscription_gaps import close_gaps
from tests.revenue_lines import make_book, pay_on

DAY = date(2025, 1, 1)
DAYS = tuple(DAY + timedelta(days=30 * step) for step in range(6))
DATE = st.dates(date(2024, 12, 1), date(2025, 4, 1))
LINE = st.tuples(
    st.sampled_from("ab"), DATE, st.one_of(st.none(), DATE), st.sampled_from([0.0, 5.0, 7.0])
)


def amounts(book, gap_days: int) -> dict[str, list[float]]:
    closed = [
        (line.account, line.start, line.end, line.annual)
        for line in close_gaps(book, gap_days).lines
    ]
    accounts = dict.fromkeys(line[0] for line in closed)
    return {
        account: [pay_on(closed, day).get(account, 0.0) for day in DAYS] for account in accounts
    }


@pytest.mark.parametrize(("gap_days", "expected"), [(14, [10, 0, 20]), (15, [10, 10, 20])])
def test_a_renewal_that_is_late_by_no_more_than_the_gap_is_no_churn(gap_days, expected) -> None:
    late = DAYS[1] + timedelta(days=1)
    book = make_book(("a", DAYS[0], late - timedelta(days=15), 10.0), ("a", late, None, 20.0))
    assert amounts(book, gap_days)["a"][:3] == expected


def test_a_gap_is_measured_from_the_last_of_overlapping_lines() -> None:
    book = make_book(
        ("a", DAYS[0], DAYS[1], 5.0),
        ("a", DAYS[0], DAYS[3], 7.0),
        ("a", DAYS[3] + timedelta(days=40), None, 9.0),
    )
    assert amounts(book, 40)["a"] == [12, 7, 7, 7, 7, 9]
    assert amounts(book, 39)["a"] == [12, 7, 7, 0, 0, 9]


def test_lines_of_two_accounts_never_close_each_others_gaps() -> None:
    book = make_book(("a", DAYS[0], DAYS[1], 5.0), ("b", DAYS[2], None, 7.0))
    assert amounts(book, 365) == {"a": [5, 0, 0, 0, 0, 0], "b": [0, 0, 7, 7, 7, 7]}


def test_gaps_that_were_closed_are_counted() -> None:
    book = make_book(("a", DAYS[0], DAYS[1], 5.0), ("a", DAYS[1] + timedelta(days=9), None, 7.0))
    assert close_gaps(book, 9).late_renewals == 1
    assert close_gaps(book, 8) == book


@given(st.lists(LINE), st.integers(0, 40))
def test_an_account_pays_on_a_day_as_long_as_no_longer_gap_is_around_it(lines, gap_days) -> None:
    """The other way round: look at every single day of a gap for what paid before and after."""
    lines = [line for line in lines if line[2] is None or line[1] <= line[2]]
    closed = close_gaps(make_book(*lines), gap_days)
    after = [(line.account, line.start, line.end, line.annual) for line in closed.lines]
    for step in range(0, 130, 7):
        day = date(2024, 12, 1) + timedelta(days=step)
        for account in "ab":
            own = [line for line in lines if line[0] == account and line[3]]
            paid = pay_on(own, day).get(account, 0.0)
            found = pay_on([line for line in after if line[0] == account], day).get(account, 0.0)
            if paid:
                assert found == pytest.approx(paid)
            else:
                assert bool(found) == _is_bridged(own, day, gap_days)


def _is_bridged(lines, day: date, gap_days: int) -> bool:
    lines = [line for line in lines if line[2] is None or line[1] < line[2]]
    ended = [line[2] for line in lines if line[2] is not None and line[1] <= day]
    coming = [line[1] for line in lines if line[1] > day]
    return bool(ended and coming) and (min(coming) - max(ended)).days <= gap_days
