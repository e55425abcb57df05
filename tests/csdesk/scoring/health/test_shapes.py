"""From values to points: each shape by hand or by another library, each edge from both sides."""

from __future__ import annotations

from statistics import fmean, pstdev

import numpy as np
import pytest

from csdesk.model.directions import Direction
from csdesk.model.scorecards import Shape
from csdesk.scoring.health import rate_matrix
from tests.csdesk.scoring.health.cards import make_card, make_signal

LOWER = Direction.LOWER


def points_of(values, **signal) -> list[float | None]:
    card = make_card(make_signal("one", **signal))
    found = rate_matrix(np.array([values], dtype=np.float64), card)[0].tolist()
    return [None if np.isnan(one) else one for one in found]


@pytest.mark.parametrize(
    ("value", "points"),
    [(80.0, 10), (79.99, 5), (50.0, 5), (49.99, 0), (1e9, 10), (-1e9, 0)],
)
def test_the_better_band_owns_its_edge(value, points):
    assert points_of([value]) == [points]


@pytest.mark.parametrize(("value", "points"), [(2.0, 10), (2.01, 5), (5.0, 5), (5.01, 0)])
def test_the_better_band_owns_its_edge_where_less_is_better(value, points):
    assert points_of([value], direction=LOWER, green=2.0, yellow=5.0) == [points]


@pytest.mark.parametrize(
    ("value", "points"),
    [(20.0, 0), (19.99, 0), (60.0, 5), (100.0, 10), (100.01, 10), (30.0, 1.25)],
)
def test_a_linear_shape_counts_what_passes_its_ends_as_the_end(value, points):
    assert points_of([value], shape=Shape.LINEAR, worst=20.0, best=100.0) == [points]


@pytest.mark.parametrize(
    ("value", "points"),
    [(20.0, 0), (19.99, None), (60.0, 5), (100.0, 10), (100.01, None)],
)
def test_a_bounded_linear_shape_does_not_count_what_passes_its_ends(value, points):
    assert points_of([value], shape=Shape.BOUNDED_LINEAR, worst=20.0, best=100.0) == [points]


@pytest.mark.parametrize(("value", "points"), [(30.0, 0), (30.01, 0), (0.0, 10), (15.0, 5)])
def test_a_linear_shape_can_fall(value, points):
    ends = {"worst": 30.0, "best": 0.0, "direction": LOWER, "green": 5.0, "yellow": 20.0}
    assert points_of([value], shape=Shape.LINEAR, **ends) == [points]


def test_min_max_of_0_5_and_10_is_0_50_and_100_percent():
    assert points_of([0, 5, 10], shape=Shape.MIN_MAX) == [0, 5, 10]
    lower = {"direction": LOWER, "green": 5.0, "yellow": 20.0}
    assert points_of([0, 5, 10], shape=Shape.MIN_MAX, **lower) == [10, 5, 0]


def test_min_max_leaves_the_unknown_out():
    assert points_of([None, 2, 4], shape=Shape.MIN_MAX) == [None, 0, 10]
    assert points_of([None, None], shape=Shape.MIN_MAX) == [None, None]


def test_min_max_of_many_is_what_a_loop_gives():
    values = np.random.default_rng(1).normal(0, 9, 500).tolist()
    low, high = min(values), max(values)
    expected = [10 * (value - low) / (high - low) for value in values]
    assert points_of(values, shape=Shape.MIN_MAX) == pytest.approx(expected)


@pytest.mark.parametrize("shape", [Shape.MIN_MAX, Shape.Z_SCORE])
def test_where_all_values_are_the_same_each_is_in_the_middle(shape):
    assert points_of([7, 7, None], shape=shape) == [5, 5, None]


def test_a_percentile_is_the_part_that_is_worse_with_equal_ones_counted_half():
    # of four: 1 has none below and itself equal; the two 3s have one below, two equal
    assert points_of([1, 3, 3, 9, None], shape=Shape.PERCENTILE) == [1.25, 5, 5, 8.75, None]
    lower = {"direction": LOWER, "green": 5.0, "yellow": 20.0}
    assert points_of([1, 9], shape=Shape.PERCENTILE, **lower) == [7.5, 2.5]


def test_percentiles_are_those_of_scipy():
    from scipy.stats import percentileofscore

    values = np.random.default_rng(2).integers(0, 40, 300).astype(float).tolist()
    expected = [percentileofscore(values, value, kind="mean") / 10 for value in values]
    assert points_of(values, shape=Shape.PERCENTILE) == pytest.approx(expected)


def test_a_z_score_ends_three_standard_deviations_from_the_mean():
    values = [0.0] * 20 + [1.0]
    mean, spread = fmean(values), pstdev(values)
    assert (1 - mean) / spread > 3
    found = points_of(values, shape=Shape.Z_SCORE)
    assert found[-1] == 10
    assert found[0] == pytest.approx(5 + 5 * (0 - mean) / spread / 3)


def test_a_z_score_of_the_mean_is_five_points():
    assert points_of([1, 2, 3], shape=Shape.Z_SCORE)[1] == 5


@pytest.mark.parametrize("shape", [Shape.MIN_MAX, Shape.PERCENTILE, Shape.Z_SCORE])
def test_comparing_with_the_book_gives_the_same_bits_in_every_order(shape):
    draw = np.random.default_rng(2)
    values = np.append(draw.lognormal(3, 2, 10_007), [np.nan] * 100)
    order = draw.permutation(len(values))
    in_order = np.array(points_of(values, shape=shape), dtype=np.float64)
    shuffled = np.array(points_of(values[order], shape=shape), dtype=np.float64)
    assert np.array_equal(in_order[order], shuffled, equal_nan=True)
