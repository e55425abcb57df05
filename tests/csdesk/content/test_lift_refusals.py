"""Mistakes in what tiers are said to bring."""

from __future__ import annotations

import pytest

LIFTS = "resources/library/lifts/ladder.toml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'instrument = "maturity_ladder"',
            'instrument = "ladder"',
            "lift[1].instrument is “ladder”; expected the id of an instrument.",
        ),
        (
            "tier = 4",
            "tier = 5",
            "lift[4].tier is 5; expected the number of a tier of the instrument.",
        ),
        (
            "tier = 4",
            "tier = 3",
            f"lift[4].tier is 3; expected one that is not yet used in {LIFTS}, lift[3].",
        ),
        (
            "conservative = { low = 0, high = 5 }",
            "conservative = { low = 5, high = 5 }",
            "lift[1].conservative.low is 5.0; expected below high, 5.",
        ),
        (
            "optimistic = { low = 30, high = 40 }",
            "optimistic = { low = 15, high = 40 }",
            "lift[3].optimistic.low is 15.0; expected above 15, as in lift[2].",
        ),
    ],
)
def test_lifts_are_about_tiers_and_rise_with_them(content, old, new, expected):
    content.replace(LIFTS, old, new)
    assert f"{LIFTS}: {expected}" in content.refusal()


def test_an_aim_is_measured_by_something_that_lists_show(content):
    ladder = "assessments/maturity_ladder/ladder.toml"
    content.replace(ladder, 'measure = "list.age_days"', 'measure = "list.age"')
    assert ".targets.measure is “list.age”; expected a measure of the lists." in content.refusal()
