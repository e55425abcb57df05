"""Random ledgers of revenue movements, with rates and prices, against plain loops in cents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.model.revenue import MovementKind, RevenueGrid
from csdesk.model.tables import TableKind
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.revenue.dated import date_movements
from csdesk.scoring.revenue.periods import CENT, measure_period, unexplained
from tests.record_words import make_list_in_use

AS_OF = date(2025, 6, 30)
FX, PRICE = "Exchange rate", "Price"


class Event(NamedTuple):
    """A change of what an account pays, in cents a year."""

    account: str
    day: date
    word: str
    cents: int


@st.composite
def ledgers(draw: st.DrawFn) -> list[Event]:
    """Draw the lives of some accounts: what they begin with, and what becomes of it."""
    events = []
    for account in draw(st.lists(st.sampled_from("ABCDE"), min_size=1, unique=True)):
        level, day = 0, AS_OF - timedelta(days=draw(st.integers(0, 800)))
        for _ in range(draw(st.integers(1, 7))):
            event = _next(draw, account, day, level)
            events.append(event)
            level, day = level + event.cents, day + timedelta(days=draw(st.integers(0, 120)))
    return draw(st.permutations(events)) if _has_no_ties(events) else events


def _next(draw: st.DrawFn, account: str, day: date, level: int) -> Event:
    if not level:
        return Event(account, day, "New", draw(st.integers(1, 500_000)))
    word = draw(st.sampled_from(("Expansion", "Contraction", "Churn", FX, PRICE)))
    if word == "Churn":
        return Event(account, day, word, -level)
    if word == "Expansion":
        return Event(account, day, word, draw(st.integers(1, 500_000)))
    least = 1 - level
    return Event(
        account, day, word, draw(st.integers(least, 0 if word == "Contraction" else 9_000))
    )


def _has_no_ties(events: list[Event]) -> bool:
    """Tell whether the days alone say what came first."""
    return len({(one.account, one.day) for one in events}) == len(events)


def lay(events: list[Event]) -> RevenueGrid:
    table = make_list_in_use(
        TableKind.MOVEMENTS,
        account_id=[one.account for one in events],
        moved_on=[one.day for one in events],
        movement=[one.word for one in events],
        # Losses as many systems write them: without a sign.
        arr_change=[
            abs(one.cents) / 100 if one.word in {"Churn", "Contraction"} else one.cents / 100
            for one in events
        ],
    )
    dated = date_movements(table, account_keys(table), AS_OF)
    assert dated is not None
    return dated.grid


def level(events: list[Event], account: str, day: date) -> int:
    """Return what an account pays on a day, in cents."""
    return sum(one.cents for one in events if one.account == account and one.day <= day)


@settings(max_examples=200, deadline=None)
@given(ledgers())
def test_every_account_pays_on_every_day_what_its_movements_come_to(events) -> None:
    grid = lay(events)
    for account, amounts in zip(grid.accounts, grid.amounts.tolist(), strict=True):
        expected = [level(events, account, day) / 100 for day in grid.days]
        assert amounts == pytest.approx(expected, abs=1e-9)
        assert [amount > 0 for amount in amounts] == [cents > 0 for cents in expected]


@settings(max_examples=200, deadline=None)
@given(ledgers())
def test_start_and_movements_are_the_end_and_rates_are_those_of_the_ledger(events) -> None:
    grid = lay(events)
    for at in range(len(grid.days) - 1):
        first, last = grid.days[at], grid.days[at + 1]
        period = measure_period(grid, at, at + 1)
        assert abs(unexplained(period)) < CENT
        both = [
            account
            for account in grid.accounts
            if level(events, account, first) > 0 and level(events, account, last) > 0
        ]
        rates = [
            one.cents
            for one in events
            if one.word == FX and first < one.day <= last and one.account in both
        ]
        assert period.amount(MovementKind.FX) == pytest.approx(sum(rates) / 100, abs=1e-6)
        total = sum(level(events, account, last) for account in grid.accounts)
        assert period.end == pytest.approx(total / 100, abs=1e-6)
