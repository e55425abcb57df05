"""Cohorts by hand: what is left after each month, and of whom nothing can be said yet."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.revenue import CohortMeasure
from csdesk.scoring.revenue.cohort_births import SizeBand
from csdesk.scoring.revenue.cohorts import BY_MONTH, BY_QUARTER, BY_SIZE, make_triangles
from tests.revenue_lines import make_grid

DAYS = tuple(date(2025, month, 1) for month in range(1, 6))
BANDS = (SizeBand("small", 0, 100), SizeBand("large", 100, None))
GRID = make_grid(
    {
        "old": (5, 5, 5, 5, 5),
        "a": (0, 100, 100, 50, 0),
        "b": (0, 60, 90, 90, 90),
        "c": (0, 0, 40, 0, 40),
        "never": (0, 0, 0, 0, 0),
    },
    DAYS,
)


def triangle(by: str, measure: CohortMeasure, grid=GRID, bands=BANDS):
    return next(
        one for one in make_triangles(grid, bands) if (one.by, one.measure) == (by, measure)
    )


@pytest.mark.parametrize(
    ("measure", "february", "march"),
    [
        (CohortMeasure.LOGOS, (100, 100, 100, 50), (100, 0, 100, None)),
        (
            CohortMeasure.NET,
            (100, 100 * 190 / 160, 100 * 140 / 160, 100 * 90 / 160),
            (100, 0, 100, None),
        ),
        (
            CohortMeasure.GROSS,
            (100, 100, 100 * 110 / 160, 100 * 60 / 160),
            (100, 0, 100, None),
        ),
    ],
)
def test_what_is_left_of_each_month_of_sign_up(measure, february, march) -> None:
    first, second = triangle(BY_MONTH, measure).cohorts
    assert (first.label, first.accounts, first.start) == ("Feb 2025", ("a", "b"), 160)
    assert first.kept == pytest.approx(february)
    assert (second.label, second.accounts, second.began_on) == ("Mar 2025", ("c",), DAYS[2])
    assert second.kept == march


def test_accounts_that_were_there_before_the_first_day_belong_to_no_cohort() -> None:
    found = triangle(BY_MONTH, CohortMeasure.LOGOS)
    assert {key for cohort in found.cohorts for key in cohort.accounts} == {"a", "b", "c"}


def test_all_together_weighs_by_what_accounts_began_with_and_counts_the_old_enough() -> None:
    found = triangle(BY_MONTH, CohortMeasure.NET)
    assert found.together == pytest.approx((100, 100 * 190 / 200, 100 * 180 / 200, 100 * 90 / 160))
    assert found.at_risk == (3, 3, 3, 2)


def test_counts_stand_beside_the_shares() -> None:
    first, second = triangle(BY_MONTH, CohortMeasure.GROSS).cohorts
    assert first.counts == (2, 2, 2, 1)
    assert second.counts == (1, 0, 1, None)


def test_bands_are_those_of_the_arr_at_the_start_and_own_their_lower_edge() -> None:
    small, large = triangle(BY_SIZE, CohortMeasure.LOGOS).cohorts
    assert (small.label, small.accounts) == ("small", ("b", "c"))
    assert (large.label, large.accounts) == ("large", ("a",))


def test_a_band_without_an_account_is_not_shown() -> None:
    bands = (*BANDS, SizeBand("huge", 1_000, None))
    labels = [one.label for one in triangle(BY_SIZE, CohortMeasure.NET, bands=bands).cohorts]
    assert labels == ["small", "large"]


def test_without_bands_there_are_cohorts_by_sign_up_alone() -> None:
    assert {one.by for one in make_triangles(GRID, ())} == {BY_MONTH}


def test_many_months_are_shown_as_quarters() -> None:
    days = tuple(date(2023 + month // 12, month % 12 + 1, 1) for month in range(26))
    amounts = {f"a{at}": [0.0] * at + [10.0] * (26 - at) for at in range(1, 26)}
    found = triangle(BY_QUARTER, CohortMeasure.LOGOS, make_grid(amounts, days))
    first = found.cohorts[0]
    assert (first.label, len(first.accounts)) == ("Q1 2023", 2)
    assert [one.label for one in found.cohorts][-1] == "Q1 2025"
    assert first.kept[:24] == (100,) * 24
    assert first.kept[24] is None


def test_two_days_have_no_cohorts() -> None:
    assert make_triangles(make_grid({"a": (0, 10)}, DAYS[:2]), BANDS) == ()


def test_where_nobody_began_there_are_no_cohorts() -> None:
    assert make_triangles(make_grid({"a": (1, 1, 1)}, DAYS[:3]), BANDS) == ()
