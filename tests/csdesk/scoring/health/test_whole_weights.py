"""Weights as whole numbers, and the scores of groups by them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from csdesk.scoring.health import score_matrix, weigh_card
from tests.csdesk.scoring.health.cards import make_card, make_signal


def test_weights_are_told_of_the_score_of_the_group_and_of_the_groups():
    # 50 × 30/100 : 50 × 70/100 : 50 is 3 : 7 : 10
    signals = [make_signal("a", 30, group="x"), make_signal("b", 70, group="x")]
    card = make_card(*signals, make_signal("c", 100, group="y"), groups={"x": 50, "y": 50})
    weighed = weigh_card(card)
    assert weighed.weights == (3, 7, 10)
    assert weighed.inner == (3, 7, 1)
    assert list(weighed.outer.values()) == [1, 1]
    assert weighed.is_exact


def test_a_card_without_groups_has_one_level_of_weights():
    weighed = weigh_card(make_card(make_signal("a", 12.5), make_signal("b", 87.5)))
    assert weighed.weights == weighed.inner == (1, 7)
    assert not weighed.outer


def test_groups_too_many_for_whole_numbers_score_as_fractions_do():
    shares = {"w": 33.337, "x": 16.663, "y": 24.999, "z": 25.001}
    names = [f"{group}{half}" for group in shares for half in "12"]
    weights = {name: 66.667 if name.endswith("1") else 33.337 for name in names}
    signals = [make_signal(name, weights[name], group=name[0]) for name in names]
    card = make_card(*signals, groups=shares, minimum_coverage=0)
    assert not weigh_card(card).is_exact
    values = np.random.default_rng(4).choice([0.0, 60.0, 90.0, np.nan], (len(names), 200))
    points = {0.0: 0, 60.0: 5, 90.0: 10}
    for column, score in zip(values.T.tolist(), score_matrix(values, card).score, strict=True):
        known = {name: value for name, value in zip(names, column, strict=True) if value in points}
        earned = whole = Fraction()
        for group, share in shares.items():
            mine = {name: Fraction(str(weights[name])) for name in known if name[0] == group}
            if mine:
                mean = sum(mine[name] * points[known[name]] for name in mine) / sum(mine.values())
                earned += Fraction(str(share)) * mean
                whole += Fraction(str(share))
        assert score == pytest.approx(float(10 * earned / whole), abs=1e-9)
