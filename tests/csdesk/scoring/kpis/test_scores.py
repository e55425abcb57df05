"""Average health, and whether the scores tell who leaves, worked out by plain loops."""

from __future__ import annotations

import pytest

from csdesk.model.validation_design import Claim
from tests.facts import score_list
from tests.score_observations import judge, make_observations

HEALTHY, SICK = {"dau_mau": 90.0, "nps": 10.0}, {"dau_mau": 1.0, "nps": 1.0}


@pytest.fixture
def average(measure, make_table, scorecard):
    def compute(kpi, *rows):
        health = score_list(make_table(*rows), scorecard)
        return measure(kpi, *rows, health=health), health

    return compute


def test_the_average_counts_every_account_the_same(average):
    rows = [HEALTHY | {"arr": 10.0}] * 3 + [SICK | {"arr": 90.0}] + [{"arr": 5.0}]
    found, health = average("average_health", *rows)
    scores = [one.score for one in health.scores if one.score is not None]
    assert found.value == pytest.approx(sum(scores) / 4)
    assert (found.n, found.base, found.window) == (4, "accounts with a score", "2024-12-31")
    assert found.caution == "Known for 4 of 5 accounts. It rests on 4 accounts only."


def test_by_arr_the_large_ones_weigh_more(average):
    rows = [HEALTHY | {"arr": 10.0}] * 3 + [SICK | {"arr": 90.0}]
    plain, health = average("average_health", *rows)
    found, _ = average("average_health_arr", *rows)
    scores = [one.score for one in health.scores]
    assert found.value == pytest.approx((sum(scores[:3]) * 10 + scores[3] * 90) / 120)
    assert found.value < plain.value


def test_without_a_score_there_is_no_average(average, measure):
    for kpi in ("average_health", "average_health_arr"):
        assert average(kpi, {"arr": 1.0})[0].reason == "no base: no account has a score"
        assert measure(kpi).reason == "no base: no account has a score"


def area(scores, left):
    """Return how often one that left scored below one that stayed; ties count half."""
    pairs = [
        (a < b) + (a == b) / 2
        for a, is_gone in zip(scores, left, strict=True) if is_gone
        for b, is_there in zip(scores, left, strict=True) if not is_there
    ]  # fmt: skip
    return sum(pairs) / len(pairs)


def test_validity_is_the_area_under_the_curve(measure):
    scores = [float((7 * at) % 100) for at in range(200)]
    left = [at % 5 == 0 or score < 20 for at, score in enumerate(scores)]
    validation = judge(make_observations(scores, left))
    found = measure("score_validity", validation=validation)
    assert found.value == pytest.approx(area(scores, left))
    assert found.base == f"accounts observed, {sum(left)} of them left"
    assert found.n == 200
    assert "95% interval 0." in found.caution
    assert "0.5 is chance" in found.caution
    assert ("no prediction" in found.method) is (validation.claim is Claim.ASSOCIATION)


def test_too_few_losses_give_no_validity(measure):
    validation = judge(make_observations([10.0, 20.0] + [50.0] * 30, [True, True] + [False] * 30))
    assert measure("score_validity", validation=validation).reason == (
        "too few accounts left to tell: 2 in the test"
    )
    assert "have not been tested" in measure("score_validity").reason
