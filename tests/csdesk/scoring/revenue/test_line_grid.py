"""Revenue from subscription lines: days, sums by account, late renewals, prices of seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.scoring.revenue.line_grid import grid_of_lines, read_columns
from tests.revenue_lines import make_book, pay_on

DAY = date(2025, 1, 1)
DAYS = tuple(DAY + timedelta(days=30 * step) for step in range(6))
DATE = st.dates(date(2024, 6, 1), date(2025, 8, 1))
LINE = st.tuples(
    st.sampled_from("abc"), DATE, st.one_of(st.none(), DATE), st.integers(0, 9_000).map(float)
)


def amounts(book):
    grid = grid_of_lines(read_columns(book), DAYS, {}, "lines.csv")
    return dict(zip(grid.accounts, grid.amounts.tolist(), strict=True))


@given(st.lists(LINE))
def test_each_account_pays_the_sum_of_its_live_lines(lines) -> None:
    found = amounts(make_book(*lines))
    for at, day in enumerate(DAYS):
        paid = {account: row[at] for account, row in found.items() if row[at]}
        assert paid == pytest.approx(pay_on(lines, day))


def test_the_day_on_which_a_line_ends_is_not_one_of_its_days() -> None:
    found = amounts(make_book(("a", DAYS[0], DAYS[2], 12.0)))
    assert found == {"a": [12, 12, 0, 0, 0, 0]}


def test_a_dearer_seat_is_a_price_and_more_seats_are_not() -> None:
    book = make_book(
        ("dearer", DAYS[0], DAYS[1], 100.0),
        ("dearer", DAYS[1], None, 120.0),
        ("more", DAYS[0], DAYS[1], 100.0),
        ("more", DAYS[1], None, 150.0),
        ("unknown", DAYS[0], DAYS[1], 100.0),
        ("unknown", DAYS[1], None, 110.0),
    )
    seats = (10.0, 10.0, 10.0, 15.0, None, 11.0)
    lines = tuple(replace(line, seats=count) for line, count in zip(book.lines, seats, strict=True))
    grid = grid_of_lines(read_columns(replace(book, lines=lines)), DAYS, {}, "")
    moved = dict(zip(grid.accounts, grid.price[:, 1].tolist(), strict=True))
    assert moved == {"dearer": 20, "more": 0, "unknown": 0}
    assert not np.isnan(grid.price).any()


def test_an_account_signed_up_with_its_first_line() -> None:
    book = make_book(("a", DAYS[2], None, 1.0), ("a", DAYS[1], DAYS[2], 1.0))
    assert grid_of_lines(read_columns(book), DAYS, {}, "").signed_up.tolist() == [
        DAYS[1].toordinal()
    ]
