"""Mistakes in goals and service tiers are told with file, key, value and what was expected."""

from __future__ import annotations

import pytest

TIERS = "resources/library/service_model/three_tiers.toml"
GOALS = "resources/library/goals/goals.toml"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "arr_from = 10_000\n",
            "arr_from = 200_000\n",
            "tiers[2].arr_from is 200000.0; expected below 100000, the tier above it.",
        ),
        (
            "arr_from = 0\n",
            "arr_from = 5\n",
            "service_model.tiers is 3; expected at least one, the last from 0.",
        ),
        (
            'id = "pooled"',
            'id = "digital"',
            "service_model.tiers[2].id is “digital”; expected one that is used once.",
        ),
        (
            "accounts_low = 15\n",
            "accounts_low = 30\n",
            "tiers[1].accounts_low is 30; expected above 0 and at most accounts_high, 25.",
        ),
        (
            "accounts_low = 15\n",
            "",
            "service_model.tiers[1].accounts_low is missing; expected both or neither.",
        ),
        (
            "lower_to = 2.0",
            "lower_to = 4.0",
            "service_model.lower_to is 4.0; expected from 1 and below raise_from, 4.",
        ),
        (
            'question = "segment.stage"',
            'question = "metrics.goal"',
            "expected the id of a question with the choices 1 to 5 that earn nothing.",
        ),
        (
            "weight = 3",
            "weight = 0",
            "service_model.inputs[1].weight is 0.0; expected more than 0.",
        ),
    ],
)
def test_a_mistake_in_the_tiers_is_named(content, old, new, sentence):
    content.replace(TIERS, old, new)
    assert content.refusal().endswith(sentence)
    assert TIERS.removeprefix("resources/library/") in content.refusal()


def test_there_is_one_service_model(content):
    content.append(
        TIERS.replace("three", "four"),
        "[service_model]\nraise_from = 4\nlower_to = 2\ntiers = []\ninputs = []",
    )
    assert "expected exactly one [service_model] table" in content.refusal()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'id = "profitability"',
            'id = "stability"',
            "goal “stability” is 2; expected exactly one.",
        ),
        ('kpi = "grr"', 'kpi = "gross"', ".kpi is “gross”; expected the id of a KPI."),
        (
            ', note = "Not computed yet: it needs the events of each step to value."',
            "",
            "kpis[1].note is missing; expected what a KPI that is not computed would need.",
        ),
    ],
)
def test_a_mistake_in_the_goals_is_named(content, old, new, sentence):
    content.replace(GOALS, old, new)
    assert content.refusal().endswith(sentence)
