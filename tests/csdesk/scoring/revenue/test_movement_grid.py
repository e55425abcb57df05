"""Revenue movements by hand: levels, signs, rates, prices, openings, and what is left out."""

from __future__ import annotations

from datetime import date
from math import isnan

import pytest

from csdesk.model.revenue import UNKNOWN_DAY, MovementKind, RevenueGrid, RevenueSource
from csdesk.model.tables import Cell, TableKind
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.revenue.dated import YEAR, date_movements
from csdesk.scoring.revenue.movement_columns import read_movements
from csdesk.scoring.revenue.movement_grid import grid_of_movements
from csdesk.scoring.revenue.periods import measure_period
from csdesk.scoring.revenue.start_cohort import follow_cohort
from tests.record_words import make_list_in_use

MARCH, APRIL, MAY = date(2024, 3, 31), date(2024, 4, 30), date(2024, 5, 31)
DAYS = (MARCH, APRIL, MAY)
Row = dict[str, Cell]


def lay(*rows: Row) -> RevenueGrid:
    """Return the grid of movements on three days."""
    table = make_movements(*rows)
    return grid_of_movements(read_movements(table, account_keys(table)), DAYS, {}, "moves.csv")


def make_movements(*rows: Row):
    fields = dict.fromkeys(field for row in rows for field in row)
    columns = {field: [row.get(field) for row in rows] for field in fields}
    return make_list_in_use(TableKind.MOVEMENTS, **columns)


def move(account: str, day: date, word: str | None = None, change: float | None = None, **more):
    return {"account_id": account, "moved_on": day, "movement": word, "arr_change": change, **more}


def paid(grid: RevenueGrid) -> dict[str, list[float]]:
    return dict(zip(grid.accounts, grid.amounts.tolist(), strict=True))


def test_a_movement_counts_from_its_own_day_on() -> None:
    grid = lay(
        move("a", date(2024, 3, 31), "New", 100.0),
        move("a", date(2024, 4, 30), "Expansion", 20.0),
        move("a", date(2024, 5, 1), "Contraction", -50.0),
    )
    assert grid.source is RevenueSource.MOVEMENTS
    assert paid(grid) == {"a": [100, 120, 70]}
    assert grid.signed_up.tolist() == [MARCH.toordinal()]


def test_losses_are_losses_whether_they_are_written_with_a_sign_or_without() -> None:
    grid = lay(
        move("a", date(2024, 1, 1), "New", 100.0),
        move("a", date(2024, 4, 2), "Downgrade", 30.0),
        move("a", date(2024, 5, 2), "churn", 70.0),
        move("b", date(2024, 1, 1), "new", 100.0),
        move("b", date(2024, 4, 2), "Contraction", -30.0),
        move("b", date(2024, 5, 2), "Churned", -70.0),
    )
    assert paid(grid) == {"a": [100, 70, 0], "b": [100, 70, 0]}


def test_a_month_is_a_twelfth_of_a_year_and_a_churn_without_amount_takes_all() -> None:
    grid = lay(
        move("a", date(2024, 1, 1), "New", mrr_change=10.0),
        move("a", date(2024, 5, 5), "Churn"),
    )
    assert paid(grid) == {"a": [120, 120, 0]}


def test_stated_amounts_come_before_changes() -> None:
    grid = lay(
        move("a", date(2024, 1, 1), arr_after=100.0),
        move("a", date(2024, 4, 1), arr_before=100.0, arr_after=130.0),
        move("a", date(2024, 5, 1), None, -30.0),
    )
    assert paid(grid) == {"a": [100, 130, 100]}
    assert grid.notes == ()


def test_what_was_paid_before_the_first_movement_is_its_amount_before() -> None:
    """A paid 200 already; B 90, as it says by after and change; nobody knows since when."""
    grid = lay(
        move("a", date(2024, 4, 1), "Contraction", -50.0, arr_before=200.0),
        move("b", date(2024, 5, 1), "Expansion", 10.0, arr_after=100.0),
    )
    assert paid(grid) == {"a": [200, 150, 150], "b": [90, 90, 100]}
    assert grid.signed_up.tolist() == [UNKNOWN_DAY, UNKNOWN_DAY]


def test_subscriptions_of_an_account_move_on_their_own() -> None:
    grid = lay(
        move("a", date(2024, 1, 1), arr_after=100.0, subscription_id="S1"),
        move("a", date(2024, 1, 1), arr_after=40.0, subscription_id="S2"),
        move("a", date(2024, 4, 1), "Churn", subscription_id="S2"),
        move("a", date(2024, 5, 1), arr_after=110.0, subscription_id="S1"),
    )
    assert paid(grid) == {"a": [140, 100, 110]}
    assert measure_period(grid, 0, 1).amount(MovementKind.CONTRACTION) == 40


def test_an_account_that_would_pay_less_than_nothing_is_unknown_and_said_to_be() -> None:
    grid = lay(move("a", date(2024, 4, 1), "Contraction", -50.0), move("b", MARCH, "New", 10.0))
    assert all(map(isnan, grid.amounts[0].tolist()))
    assert grid.amounts[1].tolist() == [10, 10, 10]
    (note,) = grid.notes
    assert note.startswith("1 of 2 accounts left out")


def test_records_that_say_too_little_are_counted_and_breaks_named() -> None:
    grid = lay(
        move("a", MARCH, "New", 10.0),
        {"account_id": "a", "moved_on": None, "movement": "Expansion", "arr_change": 5.0},
        {"account_id": None, "moved_on": APRIL, "movement": "Expansion", "arr_change": 5.0},
        move("a", APRIL, "Expansion"),
        move("a", MAY, "Expansion", 5.0, arr_before=11.0, arr_after=16.0),
    )
    assert paid(grid) == {"a": [10, 10, 16]}
    assert grid.notes == (
        "3 movements without account, day or amount left out.",
        (
            "1 movement does not lead from the amount before to the amount after: "
            "the amounts stated count."
        ),
    )


def test_rates_and_prices_stand_apart_and_all_adds_up_to_the_cent() -> None:
    grid = lay(
        move("a", date(2024, 1, 1), "New", 1000.0),
        move("a", date(2024, 4, 10), "Exchange rate", -12.34),
        move("a", date(2024, 4, 11), "Price", 50.0),
        move("a", date(2024, 4, 12), "Expansion", 100.0),
        move("b", date(2024, 1, 1), "New", 500.0),
        move("b", date(2024, 4, 10), "FX", 5.5),
        move("b", date(2024, 4, 20), "Discount", -20.0),
        move("c", date(2024, 4, 25), "New", 7.0),
    )
    period = measure_period(grid, 0, 1)
    assert (period.start, period.end) == (1500, pytest.approx(1630.16))
    amounts = {kind: round(amount, 2) for kind, amount in period.amounts.items() if amount}
    assert amounts == {
        MovementKind.NEW: 7,
        MovementKind.EXPANSION: 100,
        MovementKind.PRICE: 30,
        MovementKind.FX: -6.84,
    }


def test_the_same_amount_that_comes_and_goes_leaves_nothing() -> None:
    """In floating point 0.1 + 0.2 - 0.3 is not 0; an account that pays a rest has not left."""
    grid = lay(
        move("a", date(2024, 1, 1), "New", 0.1),
        move("a", date(2024, 2, 1), "Expansion", 0.2),
        move("a", date(2024, 4, 1), "Churn", 0.3),
    )
    assert paid(grid) == {"a": [pytest.approx(0.3), 0, 0]}


def test_a_year_of_movements_gives_retention() -> None:
    """200 at the start; one grew by 30, one left with 50; 95 of a newcomer do not count."""
    table = make_movements(
        move("a", date(2022, 1, 1), "New", 150.0),
        move("b", date(2022, 1, 1), "New", 50.0),
        move("a", date(2024, 2, 1), "Upsell", 30.0),
        move("b", date(2024, 3, 1), "Lost", 50.0),
        move("c", date(2024, 3, 1), "New", 95.0),
    )
    dated = date_movements(table, account_keys(table), date(2024, 12, 31))
    assert dated is not None
    found = follow_cohort(dated.window(YEAR))
    assert (found.nrr, found.grr, found.new, found.churned) == (90, 75, 95, ("b",))
    assert dated.note == "ARR is worked out from 5 of 5 revenue movements of movements.csv."
    assert dated.positions(dated.grid.days[0], dated.grid.days[-1]) == [0, 1, 2, 3, 4]


def test_movements_without_account_day_or_amount_are_none() -> None:
    table = make_movements({"account_id": "a", "moved_on": None, "arr_change": 1.0})
    assert date_movements(table, account_keys(table), MAY) is None
