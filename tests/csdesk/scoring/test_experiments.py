"""Experiments with two arms, against statsmodels and the corrected figures of the source (C30)."""

from __future__ import annotations

import pytest
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    power_proportions_2indep,
    proportions_ztest,
)

from csdesk.model.experiments import ArmResult, EffectKind, ExperimentPlan
from csdesk.scoring.experiments import (
    evaluate_result,
    find_detectable,
    find_plan_fault,
    find_power,
    find_sample_size,
    warn_of_plan,
    warn_of_result,
)


def plan(effect=10.0, kind=EffectKind.POINTS, **changes):
    return ExperimentPlan("Nudges", "Nudges keep people", "churn", 20.0, effect, kind, **changes)


@pytest.mark.parametrize(
    ("effect", "kind", "accounts"),
    [
        (10, EffectKind.POINTS, 199),
        (10, EffectKind.RELATIVE, 6039),
        (12, EffectKind.RELATIVE, 4160),
    ],
)
def test_the_accounts_needed_are_those_of_the_corrected_source(effect, kind, accounts):
    assert find_sample_size(plan(effect, kind)).per_arm == accounts


def test_more_than_a_thousand_accounts_are_needed_for_a_tenth_of_the_baseline():
    size = find_sample_size(plan(10, EffectKind.RELATIVE, available=1000))
    assert (size.per_arm, size.is_enough) == (6039, False)


def test_five_hundred_in_each_arm_detect_about_six_and_a_half_points():
    assert find_detectable(plan(), 500) == pytest.approx(6.6, abs=0.05)


@pytest.mark.parametrize(
    ("baseline", "effect", "reduction", "per_arm"),
    [(20, 10, True, 500), (20, 10, True, 120), (20, 4, True, 500), (35, 8, False, 250)],
)
def test_power_is_that_of_statsmodels(baseline, effect, reduction, per_arm):
    asked = ExperimentPlan("", "", "", baseline, effect, is_reduction=reduction)
    difference = -effect / 100 if reduction else effect / 100
    oracle = power_proportions_2indep(difference, baseline / 100, per_arm, return_results=False)
    assert find_power(asked, per_arm) == pytest.approx(100 * oracle, abs=1e-6)


def test_the_accounts_needed_are_the_fewest_with_the_power_asked_for():
    needed = find_sample_size(plan(7)).per_arm
    with_one_less = power_proportions_2indep(-0.07, 0.2, needed - 1, return_results=False)
    assert with_one_less < 0.8 <= power_proportions_2indep(-0.07, 0.2, needed, return_results=False)


def test_the_accounts_at_hand_are_halved_and_an_odd_one_stays_out():
    size = find_sample_size(plan(available=399))
    assert (size.per_arm, size.is_enough) == (199, True)
    assert find_sample_size(plan(available=397)).is_enough is False
    assert size.power_at_hand == pytest.approx(find_power(plan(), 199))


def test_an_arm_of_nobody_shows_nothing():
    size = find_sample_size(plan(available=1))
    assert (size.power_at_hand, size.detectable, size.is_enough) == (None, None, False)


def test_accounts_too_few_for_the_largest_effect_there_can_be_detect_none():
    size = find_sample_size(plan(available=10))
    assert size.detectable is None
    assert "could not show even the largest effect" in warn_of_plan(plan(available=10), size)[0]


@pytest.mark.parametrize(("control", "variant"), [((100, 500), (65, 500)), ((3, 40), (9, 44))])
def test_a_result_is_that_of_statsmodels(control, variant):
    arms = [ArmResult(accounts, outcomes) for outcomes, accounts in (control, variant)]
    result = evaluate_result(*arms)
    _, p_value = proportions_ztest([control[0], variant[0]], [control[1], variant[1]])
    low, high = confint_proportions_2indep(*variant, *control, method="newcomb")
    assert result.p_value == pytest.approx(p_value, rel=1e-9)
    assert (result.low, result.high) == pytest.approx((100 * low, 100 * high), rel=1e-9)


def test_a_difference_is_shown_where_its_interval_does_not_hold_nothing():
    shown = evaluate_result(ArmResult(500, 100), ArmResult(500, 65))
    assert shown.difference == pytest.approx(-7)
    assert shown.is_shown
    assert warn_of_result(shown) == ()
    doubtful = evaluate_result(ArmResult(50, 10), ArmResult(50, 7))
    assert not doubtful.is_shown
    assert warn_of_result(doubtful) == ()


def test_arms_without_any_outcome_do_not_differ():
    result = evaluate_result(ArmResult(40, 0), ArmResult(40, 0))
    assert (result.difference, result.p_value, result.is_shown) == (0, 1, False)
    assert "rough" in warn_of_result(result)[0]


@pytest.mark.parametrize("arm", [ArmResult(0, 0), ArmResult(5, 6), ArmResult(5, -1)])
def test_an_arm_that_cannot_be_is_refused(arm):
    with pytest.raises(ValueError, match="no more outcomes than accounts"):
        evaluate_result(ArmResult(10, 2), arm)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"baseline": 0.0}, "The baseline has to be above 0%"),
        ({"power": 100.0}, "The power has to be at least 50%"),
        ({"confidence": 49.0}, "The confidence has to be at least 50%"),
        ({"effect": 0.0}, "The smallest effect has to be above 0"),
        ({"effect": 21.0}, "larger than the baseline allows"),
    ],
)
def test_a_plan_that_cannot_be_reckoned_says_why(changes, fault):
    asked = ExperimentPlan("", "", "", **{"baseline": 20.0, "effect": 10.0, **changes})
    assert fault in (find_plan_fault(asked) or "")
    with pytest.raises(ValueError, match=fault):
        find_sample_size(asked)


def test_the_whole_baseline_may_be_taken_away():
    assert find_plan_fault(plan(20)) is None
    assert find_sample_size(plan(20)).per_arm > 0


def test_churn_within_four_weeks_is_warned_of():
    size = find_sample_size(plan())
    assert "4 weeks" in warn_of_plan(plan(), size)[0]
    assert warn_of_plan(plan(weeks=13), size) == ()
