"""Experiments with two arms: S1.39."""

from __future__ import annotations

import pytest
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_effectsize

from csdesk.model.cited import CitedTopic
from csdesk.model.experiments import ArmResult, EffectKind, ExperimentPlan
from csdesk.scoring.experiments import evaluate_result, find_detectable, find_sample_size

TUTORIAL = ExperimentPlan(
    name="Tutorial inside the product",
    hypothesis="Nudges raise adoption by 15% and lower the risk of churn by 12%",
    measure="churn",
    baseline=20,
    effect=10,
    available=1_000,
)


def test_s1_39_ab_experiment_design(library):
    size = find_sample_size(TUTORIAL)
    assert size.per_arm == 199
    assert size.is_enough
    # 500 in each arm; by the arcsine approximation, which is another one than the program's.
    effect = proportion_effectsize(0.20, 0.10)
    oracle = NormalIndPower().power(effect, 500, 0.05, ratio=1)
    assert size.power_at_hand == pytest.approx(100 * oracle, abs=1)
    assert find_detectable(TUTORIAL, 500) == pytest.approx(6.6, abs=0.05)

    relative = ExperimentPlan("", "", "churn", 20, 10, EffectKind.RELATIVE, available=1_000)
    too_small = find_sample_size(relative)
    assert (too_small.per_arm, too_small.is_enough) == (6_039, False)
    assert find_sample_size(ExperimentPlan("", "", "", 20, 12, EffectKind.RELATIVE)).per_arm == 4160

    result = evaluate_result(ArmResult(500, 100), ArmResult(500, 60))
    assert result.difference == pytest.approx(-8)
    assert result.is_shown
    claims = [one for one in library.cited if one.topic is CitedTopic.EXPERIMENTS]
    assert [(one.low, one.high, one.said_by) for one in claims] == [(15, 30, "Qualtrics")]
