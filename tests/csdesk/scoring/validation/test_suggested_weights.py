"""Weights of people against each other, and weights that losses suggest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from statsmodels.api import Logit, add_constant

from csdesk.model.directions import Direction
from csdesk.model.identifiers import SignalGroupId, SignalId
from csdesk.model.scorecards import SignalGroup
from csdesk.scoring.validation.suggestion import suggest_weights
from csdesk.scoring.validation.weight_sets import (
    ALIKE,
    IN_USE,
    compare_weights,
    weigh_points,
    weights_of,
)
from tests.score_observations import make_card, make_column, make_observations, make_signal

NAN = float("nan")


def test_points_are_weighed_without_those_that_are_missing():
    columns = (make_column("a", [10.0, 10, NAN, NAN]), make_column("b", [0.0, NAN, 4, NAN]))
    scores = weigh_points(columns, {SignalId("a"): 30, SignalId("b"): 10})
    np.testing.assert_allclose(scores, [75, 100, 40, NAN])


def test_weights_of_groups_are_those_of_the_whole_score():
    one, two = SignalGroupId("one"), SignalGroupId("two")
    signals = (
        replace(make_signal("a", 25), group=one),
        replace(make_signal("b", 75), group=one),
        replace(make_signal("c", 100), group=two),
    )
    card = replace(
        make_card(*signals), groups=(SignalGroup(one, "One", 80), SignalGroup(two, "Two", 20))
    )
    assert weights_of(card) == {"a": 20, "b": 60, "c": 20}


def drawn_book(accounts: int, days: int, seed: int = 6):
    """Return observations in which a's points count twice as much as b's, and c's nothing."""
    chance = np.random.default_rng(seed)
    count = accounts * days
    points = {name: chance.integers(0, 11, count).astype(float) for name in "abc"}
    odds = -2.2 + 0.4 * (5 - points["a"]) + 0.2 * (5 - points["b"])
    left = chance.random(count) < 1 / (1 + np.exp(-odds))
    columns = [make_column(name, values) for name, values in points.items()]
    scores = 10 * sum(points.values()) / 3
    return make_observations(
        scores,
        left,
        accounts=np.tile(np.arange(accounts), days),
        days=np.repeat(np.arange(days), accounts),
        columns=columns,
    )


def test_sets_of_weights_are_compared_over_the_same_observations():
    observed = drawn_book(120, 2)
    better = {SignalId("a"): 67, SignalId("b"): 33}
    in_use, alike, given = compare_weights(observed, {"Round two": better})
    assert (in_use.name, alike.name, given.name) == (IN_USE, ALIKE, "Round two")
    assert in_use.auc == alike.auc
    assert given.auc.value > alike.auc.value


def test_what_knows_the_outcome_weighs_nothing_in_any_set_that_is_compared():
    observed = drawn_book(120, 2)
    leak = make_column("leak", np.where(observed.left, 0.0, 10.0))
    leaking = make_observations(
        observed.scores,
        observed.left,
        accounts=observed.accounts,
        days=np.repeat(np.arange(2), 120),
        columns=[*observed.signals, leak],
    )
    sets = {"Round two": {SignalId("a"): 67.0, SignalId("leak"): 33.0}}
    _, open_to_it, by_leak = compare_weights(leaking, sets)
    assert (open_to_it.auc.value, by_leak.auc.value) > (0.95, 0.95)
    compared = compare_weights(leaking, sets, {SignalId("leak")})
    without = compare_weights(observed, {"Round two": {SignalId("a"): 67.0}})
    assert compared == without


def test_suggested_weights_are_in_the_proportion_of_statsmodels_coefficients():
    observed = drawn_book(1_500, 4)
    suggestion = suggest_weights(observed, (), 100)
    lacking = 1 - np.transpose([column.points for column in observed.signals]) / 10
    plain = Logit(observed.left, add_constant(lacking)).fit(disp=0).params[1:]
    kept = [b if b > 0 else 0.0 for b in plain]
    suggested = dict(suggestion.suggested)
    for name, coefficient in zip("abc", kept, strict=True):
        expected = 100 * coefficient / sum(kept)
        assert suggested.get(SignalId(name), 0) == pytest.approx(expected, abs=2)
    assert sum(suggested.values()) == pytest.approx(100)
    assert suggested[SignalId("a")] / suggested[SignalId("b")] == pytest.approx(2, abs=0.4)
    assert dict(suggestion.current) == pytest.approx({"a": 100 / 3, "b": 100 / 3, "c": 100 / 3})


def test_suggested_weights_are_judged_on_later_observations():
    observed = drawn_book(1_500, 4)
    suggestion = suggest_weights(observed, (), 100)
    latest = observed.take(observed.days == observed.days.max())
    assert suggestion.tested_on == latest.left.sum()
    assert suggestion.fitted_on == observed.left.sum()
    assert suggestion.suggested_auc.value > suggestion.current_auc.value


def test_a_signal_that_rewards_what_the_card_calls_bad_is_left_out():
    observed = drawn_book(1_500, 3)
    a, b, c = observed.signals
    turned = make_column("b", b.values, 10 - b.points, direction=Direction.LOWER)
    suggestion = suggest_weights(replace(observed, signals=(a, turned, c)), (), 100)
    assert SignalId("b") in suggestion.left_out
    assert SignalId("b") not in dict(suggestion.suggested)


def test_suspects_get_no_weight():
    suggestion = suggest_weights(drawn_book(1_500, 3), {SignalId("a")}, 100)
    assert SignalId("a") in suggestion.left_out


def test_below_a_hundred_losses_nothing_is_fitted():
    observed = drawn_book(1_500, 3)
    gone = np.random.default_rng(1).permutation(np.flatnonzero(observed.left))
    few = np.zeros(len(observed), dtype=bool)
    few[gone[:99]] = True
    assert suggest_weights(replace(observed, left=few), (), 100) is None
    few[gone[99]] = True
    assert suggest_weights(replace(observed, left=few), (), 100) is not None
