"""AUC, its interval and the curves, against plain loops and other ways to compute them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap
from sklearn.metrics import roc_auc_score

from csdesk.model.score_measures import Estimate
from csdesk.scoring.validation.separation import (
    estimate_auc,
    estimate_auc_by_arr,
    estimate_average_precision,
    estimate_gain,
)


def pairs_auc(scores, left) -> float:
    """Return the part of the pairs in which the one who left has the lower score, ties half."""
    gone = [s for s, gone in zip(scores, left, strict=True) if gone]
    stayed = [s for s, gone in zip(scores, left, strict=True) if not gone]
    won = sum(1.0 if a < b else 0.5 if a == b else 0.0 for a, b in product(gone, stayed))
    return won / (len(gone) * len(stayed))


def delong_variance(scores, left) -> float:
    """Return DeLong's variance by its definition, in plain loops."""
    gone = [s for s, gone in zip(scores, left, strict=True) if gone]
    stayed = [s for s, gone in zip(scores, left, strict=True) if not gone]

    def won(a: float, b: float) -> float:
        return 1.0 if a < b else 0.5 if a == b else 0.0

    auc = pairs_auc(scores, left)
    of_gone = [sum(won(a, b) for b in stayed) / len(stayed) for a in gone]
    of_stayed = [sum(won(a, b) for a in gone) / len(gone) for b in stayed]
    first = sum((v - auc) ** 2 for v in of_gone) / (len(gone) - 1)
    second = sum((v - auc) ** 2 for v in of_stayed) / (len(stayed) - 1)
    return first / len(gone) + second / len(stayed)


def drawn_book(seed: int, accounts: int = 150, days: int = 1):
    """Return scores, who left and the accounts, the score of an account much the same each day."""
    chance = np.random.default_rng(seed)
    own = np.repeat(chance.normal(60, 15, accounts), days)
    scores = own + chance.normal(0, 5, accounts * days)
    left = chance.random(accounts * days) < 1 / (1 + np.exp((scores - 35) / 8))
    return scores.round(0), left, np.repeat(np.arange(accounts), days)


def test_the_gain_over_other_scores_is_that_of_drawing_accounts_again():
    scores, left, accounts = drawn_book(11, accounts=200, days=3)
    other = scores + np.random.default_rng(4).normal(0, 15, len(scores))
    found = estimate_gain(scores, other, left, accounts)
    assert found.value == pytest.approx(pairs_auc(scores, left) - pairs_auc(other, left))

    def of_draw(drawn) -> float:
        rows = np.concatenate([np.flatnonzero(accounts == one) for one in drawn])
        first, second = (roc_auc_score(left[rows], -own[rows]) for own in (scores, other))
        return first - second

    drawn = bootstrap(
        (np.arange(200),), of_draw, n_resamples=600, vectorized=False, method="percentile",
        rng=np.random.default_rng(5),
    ).confidence_interval  # fmt: skip
    assert found.low == pytest.approx(drawn.low, abs=0.015)
    assert found.high == pytest.approx(drawn.high, abs=0.015)


def test_scores_gain_nothing_over_themselves():
    scores, left, accounts = drawn_book(2)
    assert estimate_gain(scores, scores, left, accounts) == Estimate(0.0, 0.0, 0.0)


@pytest.mark.parametrize("seed", range(3))
def test_s1_28_the_auc_is_that_of_counting_pairs(seed):
    scores, left, accounts = drawn_book(seed)
    found = estimate_auc(scores, left, accounts)
    assert found.value == pytest.approx(pairs_auc(scores, left), abs=1e-12)


def test_with_one_observation_each_the_interval_is_delong_s_on_the_logit_scale():
    scores, left, accounts = drawn_book(7)
    found = estimate_auc(scores, left, accounts)
    auc = pairs_auc(scores, left)
    reach = 1.959964 * delong_variance(scores, left) ** 0.5 / (auc * (1 - auc))
    odds = np.log(auc / (1 - auc))
    assert found.low == pytest.approx(1 / (1 + np.exp(reach - odds)), abs=1e-6)
    assert found.high == pytest.approx(1 / (1 + np.exp(-reach - odds)), abs=1e-6)


def test_with_several_observations_each_the_interval_is_that_of_drawing_accounts_again():
    scores, left, accounts = drawn_book(11, accounts=200, days=4)
    found = estimate_auc(scores, left, accounts)

    def of_draw(drawn) -> float:
        rows = np.concatenate([np.flatnonzero(accounts == one) for one in drawn])
        return roc_auc_score(left[rows], -scores[rows])

    drawn = bootstrap(
        (np.arange(200),), of_draw, n_resamples=600, vectorized=False, method="percentile",
        rng=np.random.default_rng(5),
    ).confidence_interval  # fmt: skip
    assert found.low == pytest.approx(drawn.low, abs=0.015)
    assert found.high == pytest.approx(drawn.high, abs=0.015)


def test_the_same_observations_twice_make_the_interval_no_narrower():
    scores, left, accounts = drawn_book(3)
    once = estimate_auc(scores, left, accounts)
    twice = estimate_auc(np.tile(scores, 2), np.tile(left, 2), np.tile(accounts, 2))
    assert twice.low == pytest.approx(once.low, abs=1e-3)
    assert twice.high == pytest.approx(once.high, abs=1e-3)


def test_a_complete_separation_has_no_interval():
    found = estimate_auc(np.array([1.0, 2, 3, 4]), np.array([1, 1, 0, 0], bool), np.arange(4))
    assert (found.value, found.low, found.high) == (1.0, None, None)


def test_where_nobody_left_there_is_no_auc():
    assert estimate_auc(np.arange(4.0), np.zeros(4, bool), np.arange(4)) is None


def test_unknown_values_are_left_out():
    scores, left, accounts = drawn_book(5)
    more = np.append(scores, [np.nan, np.nan])
    found = estimate_auc(more, np.append(left, [True, False]), np.append(accounts, [998, 999]))
    assert found == estimate_auc(scores, left, accounts)


def test_with_labels_shuffled_the_mean_auc_is_that_of_chance():
    scores, left, accounts = drawn_book(1, accounts=300)
    chance = np.random.default_rng(2)
    found = [estimate_auc(scores, chance.permutation(left), accounts) for _ in range(200)]
    assert np.mean([one.value for one in found]) == pytest.approx(0.5, abs=0.02)
    held = np.mean([one.low <= 0.5 <= one.high for one in found])
    assert 0.9 <= held <= 0.99


books = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=4, max_size=40).filter(
    lambda rows: 0 < sum(gone for _, gone in rows) < len(rows)
)


@given(books)
def test_the_auc_only_knows_the_order_of_scores(rows):
    scores = np.array([score for score, _ in rows], dtype=float)
    left = np.array([gone for _, gone in rows])
    found = estimate_auc(scores, left, np.arange(len(rows)))
    bent = estimate_auc(np.exp(scores / 20) - 7, left, np.arange(len(rows)))
    assert bent == found


@given(books)
def test_scores_the_other_way_round_give_what_is_left_of_one(rows):
    scores = np.array([score for score, _ in rows], dtype=float)
    left = np.array([gone for _, gone in rows])
    found = estimate_auc(scores, left, np.arange(len(rows)))
    turned = estimate_auc(-scores, left, np.arange(len(rows)))
    assert turned.value == pytest.approx(1 - found.value)
    if found.low is not None:
        assert turned.low == pytest.approx(1 - found.high)


def test_by_arr_an_account_counts_as_its_pounds():
    scores = np.array([10.0, 20, 30, 40])
    left = np.array([True, False, True, False])
    arr = np.array([1.0, 2, 3, 4])
    # Pairs: (10, 20) and (10, 40) won, weights 1×2 and 1×4; (30, 20) lost, 3×2; (30, 40) won, 3×4.
    found = estimate_auc_by_arr(scores, left, np.arange(4), arr)
    assert found.value == pytest.approx((2 + 4 + 12) / (2 + 4 + 6 + 12))


def test_average_precision_adds_up_what_each_who_left_brings():
    scores = np.array([10.0, 20, 30, 40])
    left = np.array([True, False, True, False])
    # Precision 1/1 where the first who left is reached, 2/3 where the second is.
    found = estimate_average_precision(scores, left, np.arange(4))
    assert found.value == pytest.approx((1 + 2 / 3) / 2)
