"""What moved revenue: every kind by hand, and the identity for any data."""

from __future__ import annotations

from datetime import date
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.model.revenue import MovementKind
from csdesk.scoring.revenue.periods import measure_period, unexplained
from tests.revenue_lines import make_grid

DAYS = (date(2024, 12, 31), date(2025, 6, 30), date(2025, 12, 31))
AMOUNT = st.one_of(st.just(0.0), st.just(nan), st.floats(0.01, 1e7).map(lambda one: round(one, 2)))


def test_each_kind_of_movement_is_told_by_the_state_before_the_size() -> None:
    grid = make_grid(
        {
            "new": (0, 0, 50),
            "back": (40, 0, 60),
            "grown": (100, 100, 130),
            "shrunk": (100, 100, 70),
            "gone": (80, 80, 0),
            "same": (10, 10, 10),
        },
        DAYS,
    )
    period = measure_period(grid, 1, 2)
    assert (period.start, period.end) == (290, 320)
    assert period.amounts == {
        MovementKind.NEW: 50,
        MovementKind.REACTIVATION: 60,
        MovementKind.EXPANSION: 30,
        MovementKind.PRICE: 0,
        MovementKind.CONTRACTION: 30,
        MovementKind.CHURN: 80,
        MovementKind.FX: 0,
    }
    named = {kind: keys for kind, keys in period.accounts.items() if keys}
    assert named == {
        MovementKind.NEW: ("new",),
        MovementKind.REACTIVATION: ("back",),
        MovementKind.EXPANSION: ("grown",),
        MovementKind.CONTRACTION: ("shrunk",),
        MovementKind.CHURN: ("gone",),
    }
    assert (period.customers_start, period.customers_end) == (4, 5)


def test_who_left_and_came_back_within_the_window_counts_by_what_it_pays_at_its_end() -> None:
    period = measure_period(make_grid({"a": (100, 0, 120)}, DAYS), 0, 2)
    assert period.amount(MovementKind.EXPANSION) == 20
    assert period.amount(MovementKind.CHURN) == 0
    assert period.amount(MovementKind.REACTIVATION) == 0


def test_rates_stand_apart_and_are_no_growth() -> None:
    grid = make_grid({"a": (100, 100, 90)}, DAYS, fx={"a": (0, 0, -15)})
    period = measure_period(grid, 1, 2)
    assert period.amount(MovementKind.FX) == -15
    assert period.amount(MovementKind.EXPANSION) == 5
    assert period.amount(MovementKind.CONTRACTION) == 0


@pytest.mark.parametrize(
    ("change", "price", "expected"),
    [
        (20, 12, {MovementKind.PRICE: 12, MovementKind.EXPANSION: 8}),
        (20, 30, {MovementKind.PRICE: 20, MovementKind.EXPANSION: 0}),
        (-20, 30, {MovementKind.PRICE: 0, MovementKind.CONTRACTION: 20}),
        (-20, -5, {MovementKind.PRICE: -5, MovementKind.CONTRACTION: 15}),
    ],
)
def test_prices_explain_no_more_than_the_net_change(change, price, expected) -> None:
    grid = make_grid({"a": (100, 100, 100 + change)}, DAYS, price={"a": (0, 0, price)})
    period = measure_period(grid, 1, 2)
    assert {kind: period.amount(kind) for kind in expected} == expected


def test_an_unknown_amount_counts_on_neither_day() -> None:
    period = measure_period(make_grid({"a": (nan, 10, 10), "b": (5, 5, 5)}, DAYS), 0, 2)
    assert (period.start, period.end, period.amount(MovementKind.NEW)) == (5, 5, 0)


@given(st.lists(st.tuples(AMOUNT, AMOUNT, AMOUNT, st.floats(-50, 50), st.floats(-50, 50))))
def test_start_and_movements_are_the_end_for_any_data(rows) -> None:
    keys = [f"a{at}" for at in range(len(rows))]
    grid = make_grid(
        {key: row[:3] for key, row in zip(keys, rows, strict=True)} or {"a": (0, 0, 0)},
        DAYS,
        fx={key: (0, row[3], row[4]) for key, row in zip(keys, rows, strict=True)},
        price={key: (0, row[4], row[3]) for key, row in zip(keys, rows, strict=True)},
    )
    for first, last in ((0, 1), (1, 2), (0, 2)):
        period = measure_period(grid, first, last)
        assert abs(unexplained(period)) < 0.005
        signed = {MovementKind.PRICE, MovementKind.FX}
        assert all(amount >= 0 for kind, amount in period.amounts.items() if kind not in signed)
