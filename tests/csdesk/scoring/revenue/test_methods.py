"""Every published method by hand on one small book, and on real lines by known figures."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.errors import ContentInvalid
from csdesk.model.accounts import AccountTable
from csdesk.model.revenue import RetentionFigure, RetentionMethod
from csdesk.scoring.revenue import RevenueInputs, review_revenue
from csdesk.scoring.revenue.cohort_births import SizeBand
from csdesk.scoring.revenue.list_grid import grid_of_lists
from tests.revenue_lines import Line, date_book

METHODS = load_library().retention_methods
AS_OF = date(2025, 12, 31)
START = date(2024, 12, 31)
MAY, JUNE, JULY = date(2025, 5, 15), date(2025, 6, 15), date(2025, 7, 15)
BOOK: tuple[Line, ...] = (
    # Replaced by a smaller line in May: contraction of 40.
    ("shrunk", date(2024, 1, 1), MAY, 200.0),
    ("shrunk", MAY, None, 160.0),
    # Gone from May to July, then back with 30 more.
    ("back", date(2024, 1, 1), MAY, 100.0),
    ("back", JULY, None, 130.0),
    ("gone", date(2024, 1, 1), JUNE, 100.0),
    # Joined and left within the window.
    ("short", MAY, JULY, 50.0),
    ("new", JUNE, None, 70.0),
)


def review(lines: tuple[Line, ...] = BOOK, methods=METHODS):
    return review_revenue(
        RevenueInputs(
            currency="EUR",
            dated=date_book(lines, AS_OF),
            listed=None,
            names={},
            bands=(SizeBand("all", 0, None),),
            methods=methods,
        )
    )


def figures(found, figure: RetentionFigure) -> dict[str, float | None]:
    card = next(one for one in found.cards if one.figure is figure)
    return {one.method.id.partition(".")[2]: one.value for one in card.values}


def test_net_retention_under_every_method() -> None:
    """Start 400. May: -40 shrunk, -100 back. June: -100 gone. July: -50 short, +130 back."""
    may, june, july = (400 - 140) / 400, (310 - 100) / 310, (280 - 50) / 280
    assert figures(review(), RetentionFigure.NRR) == pytest.approx(
        {
            "point_to_point": 100 * (160 + 130) / 400,
            "chained_months": 100 * may * june * july,
            "sum_of_movements": 100 * (400 - 140 - 100 - 50) / 400,
            "with_reactivation": 100 * (400 - 140 - 100 - 50 + 130) / 400,
            "without_contraction": 100 * (400 - 100 - 100 - 50) / 400,
        }
    )


def test_gross_retention_under_every_method() -> None:
    may, june, july = (400 - 140) / 400, (310 - 100) / 310, (280 - 50) / 280
    assert figures(review(), RetentionFigure.GRR) == pytest.approx(
        {
            "point_to_point": 100 * (160 + 100) / 400,
            "lines": 0.0,
            "chained_months": 100 * may * june * july,
            "sum_of_movements": 100 * (400 - 140 - 100) / 400,
            "all_movements": 100 * (400 - 140 - 100 - 50) / 400,
        }
    )


def test_logo_churn_under_every_method() -> None:
    """At the start 3; in May 1 of 3 leaves, in June 1 of 3, in July 1 of 3."""
    months = (1 / 3, 1 / 3, 1 / 3)
    assert figures(review(), RetentionFigure.LOGO_CHURN) == pytest.approx(
        {
            "start_cohort": 100 / 3,
            "with_new": 100 * 2 / 5,
            "with_short_lives": 100 * 2 / 3,
            "sum_of_months": 100 * sum(months),
            "chained_months": 100 * (1 - (2 / 3) ** 3),
        }
    )


def test_the_default_comes_first_and_the_spread_is_that_of_all() -> None:
    for card in review().cards:
        assert card.values[0].method.is_default
        known = [one.value for one in card.values if one.value is not None]
        assert card.spread == max(known) - min(known)


def test_the_sentence_for_the_board_names_window_customers_and_amount() -> None:
    found = review().cards[0].values[0]
    for part in ("72.5%", "31 Dec 2024", "31 Dec 2025", "3 customers", "€400"):
        assert part in found.sentence


def test_of_few_customers_the_board_is_told_the_count() -> None:
    found = review().cards[2].values[0]
    assert (found.few, found.n) == (1, 3)
    assert found.sentence == ("1 of the 3 customers of 31 Dec 2024 have left by 31 Dec 2025.")
    assert all(one.few is None for card in review().cards for one in card.values[1:])


def test_a_price_that_rises_for_one_and_falls_for_another_is_not_netted() -> None:
    lines = (
        ("dear", date(2024, 1, 1), MAY, 100.0),
        ("dear", MAY, None, 150.0),
        ("cheap", date(2024, 1, 1), MAY, 100.0),
        ("cheap", MAY, None, 50.0),
    )
    assert figures(review(lines), RetentionFigure.GRR)["chained_months"] == pytest.approx(75)


def test_without_anybody_at_the_start_there_is_no_base() -> None:
    found = review((("new", JUNE, None, 70.0),))
    assert found.period.customers_start == 0
    for card in found.cards:
        assert {(one.value, one.reason) for one in card.values} == {
            (None, "no base: nobody paid at the start")
        }


def test_two_lists_give_what_needs_no_months_and_say_what_the_rest_needs() -> None:
    def table(day: date, arr: dict[str, float]) -> AccountTable:
        columns = {"arr": tuple(arr.values())}
        return AccountTable(0, day, "a.csv", "a", tuple(arr), (2,) * len(arr), columns)

    lists = (
        table(START, {"a": 100.0, "b": 60.0, "c": 40.0}),
        table(AS_OF, {"a": 120.0, "b": 30.0, "d": 500.0}),
    )
    inputs = RevenueInputs("EUR", None, grid_of_lists(*lists, ""), {}, (), METHODS)
    found = review_revenue(inputs)
    assert figures(found, RetentionFigure.NRR) == {
        "point_to_point": 75,
        "chained_months": None,
        "sum_of_movements": None,
        "with_reactivation": 75,
        "without_contraction": 90,
    }
    grr = next(one for one in found.cards if one.figure is RetentionFigure.GRR)
    reasons = {one.method.id: one.reason for one in grr.values if one.value is None}
    assert reasons["grr.lines"] == "needs subscription lines"
    assert reasons["grr.chained_months"].startswith("needs subscription lines or movements")
    assert (found.months, found.triangles) == ((), ())


def test_lists_of_one_day_give_nothing() -> None:
    table = AccountTable(0, AS_OF, "a.csv", "a", ("a",), (2,), {"arr": (1.0,)})
    inputs = RevenueInputs("EUR", None, grid_of_lists(table, table, ""), {}, (), METHODS)
    assert review_revenue(inputs) is None


def test_a_method_that_nothing_computes_is_refused() -> None:
    made_up = RetentionMethod("nrr.made_up", RetentionFigure.NRR, "", "", "", "")
    with pytest.raises(ContentInvalid, match=r"nrr\.made_up"):
        review(methods=(made_up,))


def test_on_ravenstack_the_four_published_gross_retentions_are_found(shared_folder: Path) -> None:
    """99.59, 92.59, 90.03 and 82.86% for 2024, as those who gave the data computed them."""
    dated = date_book(_ravenstack(shared_folder), date(2024, 12, 31))
    found = review_revenue(RevenueInputs("USD", dated, None, {}, (), METHODS))
    grr = figures(found, RetentionFigure.GRR)
    shown = {name: round(value, 2) for name, value in grr.items()}
    assert shown["point_to_point"] == 99.59
    assert shown["lines"] == 92.59
    assert shown["chained_months"] == 90.03
    assert shown["sum_of_movements"] == 82.86


def _ravenstack(shared: Path) -> list[Line]:
    path = shared / "data" / "ravenstack" / "ravenstack_subscriptions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                row["account_id"],
                date.fromisoformat(row["start_date"]),
                date.fromisoformat(row["end_date"]) if row["end_date"] else None,
                float(row["arr_amount"]),
            )
            for row in csv.DictReader(file)
            if row["is_trial"] == "FALSE"
        ]
