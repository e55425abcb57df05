"""Names of what holds for each of many accounts."""

from __future__ import annotations

import numpy as np

from csdesk.scoring.expansion.patterns import name_patterns


def flags(*values):
    return np.array(values, bool)


def test_each_place_has_the_names_that_hold_there_group_by_group():
    groups = ({"a": flags(1, 0, 1), "b": flags(1, 0, 1)}, {}, {"c": flags(0, 1, 0)})
    found = name_patterns(groups, np.array([2, 1, 0]))
    assert found == [(("a", "b"), (), ()), ((), (), ("c",)), (("a", "b"), (), ())]


def test_many_names_are_told_apart_as_plain_loops_do():
    chance = np.random.default_rng(7)
    group = {f"name_{number}": chance.random(200) < 0.5 for number in range(70)}
    by_hand = [(tuple(name for name in group if group[name][at]),) for at in range(200)]
    assert name_patterns((group,), np.arange(200)) == by_hand


def test_without_names_every_place_has_none():
    assert name_patterns(({}, {}), np.array([0, 1])) == [((), ()), ((), ())]
