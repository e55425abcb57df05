"""Experiments with two arms of equal size that count outcomes: plans and results (S1.39, C30).

The test is the two-sided z-test of two proportions, pooled under the null hypothesis (Fleiss,
Statistical Methods for Rates and Proportions); a yes or no is never put to a t-test. Rates and
differences are in percent and in points of it.
"""

from __future__ import annotations

from math import ceil, hypot, sqrt

from csdesk.model.experiments import (
    ArmResult,
    EffectKind,
    ExperimentPlan,
    ExperimentResult,
    SampleSize,
)

FULL, HALF = 100, 50
LEAST_OUTCOMES = 5
"""With fewer outcomes, or fewer others, in an arm the z-test is rough."""
CHURN_WEEKS = 13
"""Renewals come round in quarters at best; a shorter experiment hardly sees anybody leave."""


def find_plan_fault(plan: ExperimentPlan) -> str | None:
    """Return what keeps a plan from being reckoned, as a sentence; None where nothing does."""
    if not 0 < plan.baseline < FULL:
        return "The baseline has to be above 0% and below 100%."
    for name, value in (("power", plan.power), ("confidence", plan.confidence)):
        if not HALF <= value < FULL:
            return f"The {name} has to be at least 50% and below 100%."
    if plan.effect <= 0:
        return "The smallest effect has to be above 0."
    if not 0 <= expected_rate(plan) <= FULL:
        return "The effect is larger than the baseline allows: no rate is below 0% or above 100%."
    return None


def expected_rate(plan: ExperimentPlan) -> float:
    """Return the rate in percent that the variant is expected to have."""
    relative = plan.effect_kind is EffectKind.RELATIVE
    points = plan.baseline * plan.effect / FULL if relative else plan.effect
    return plan.baseline - points if plan.is_reduction else plan.baseline + points


def find_sample_size(plan: ExperimentPlan) -> SampleSize:
    """Return what a plan needs in each arm, and what the accounts at hand can show.

    Raises ValueError with the sentence of ``find_plan_fault`` where the plan has one.
    """
    if (fault := find_plan_fault(plan)) is not None:
        raise ValueError(fault)
    per_arm = _accounts_needed(plan)
    if plan.available is None:
        return SampleSize(per_arm, None, None, None)
    at_hand = plan.available // 2
    if at_hand < 1:
        return SampleSize(per_arm, None, None, is_enough=False)
    power = find_power(plan, at_hand)
    return SampleSize(per_arm, power, find_detectable(plan, at_hand), at_hand >= per_arm)


def find_power(plan: ExperimentPlan, per_arm: int) -> float:
    """Return in percent how likely so many accounts in each arm show the expected effect."""
    return FULL * _power(plan, plan.baseline / FULL, expected_rate(plan) / FULL, per_arm)


def find_detectable(plan: ExperimentPlan, per_arm: int) -> float | None:
    """Return the smallest difference in points that is shown with the power asked for.

    None where not even the largest difference there can be is.
    """
    from scipy.optimize import brentq

    before = plan.baseline / FULL
    room = before if plan.is_reduction else 1 - before
    sign = -1 if plan.is_reduction else 1

    def shortfall(points: float) -> float:
        return _power(plan, before, before + sign * points, per_arm) - plan.power / FULL

    if shortfall(room) < 0:
        return None
    return FULL * float(brentq(shortfall, 0.0, room))


def evaluate_result(
    control: ArmResult, variant: ArmResult, confidence: float = 95.0
) -> ExperimentResult:
    """Return the difference of two arms, its interval (Newcombe's, of Wilson's) and p-value.

    Raises ValueError for an arm without accounts, or with more outcomes than accounts.
    """
    for arm in (control, variant):
        if not 0 <= arm.outcomes <= arm.accounts or arm.accounts < 1:
            raise ValueError("an arm has at least one account, and no more outcomes than accounts")
    before, after = control.outcomes / control.accounts, variant.outcomes / variant.accounts
    (low_before, high_before), (low_after, high_after) = (
        _wilson(arm, confidence) for arm in (control, variant)
    )
    difference = after - before
    low = difference - hypot(after - low_after, high_before - before)
    high = difference + hypot(high_after - after, before - low_before)
    return ExperimentResult(
        control,
        variant,
        FULL * difference,
        FULL * low,
        FULL * high,
        _p_value(control, variant),
        is_shown=low > 0 or high < 0,
    )


def warn_of_plan(plan: ExperimentPlan, size: SampleSize) -> tuple[str, ...]:
    """Return what a person should know before starting, one sentence each (C30)."""
    found: list[str] = []
    if size.is_enough is False:
        found.append(_too_few(plan, size))
    if plan.weeks < CHURN_WEEKS and "churn" in plan.measure.casefold():
        found.append(
            f"Churn is hardly seen within {plan.weeks} weeks, as few contracts end in them: "
            "measure use or health, and churn after a quarter or more."
        )
    return tuple(found)


def warn_of_result(result: ExperimentResult) -> tuple[str, ...]:
    """Return what makes a result rough, one sentence each."""
    if not any(_is_rough(arm) for arm in (result.control, result.variant)):
        return ()
    few = f"An arm has fewer than {LEAST_OUTCOMES} with the outcome, or without it"
    return (f"{few}: the p-value is rough.",)


def _too_few(plan: ExperimentPlan, size: SampleSize) -> str:
    have = (plan.available or 0) // 2
    start = f"{have:,} accounts in each arm are too few: {size.per_arm:,} are needed."
    if size.detectable is None:
        return f"{start} They could not show even the largest effect there can be."
    return f"{start} They show a difference of {size.detectable:.1f} points at best."


def _accounts_needed(plan: ExperimentPlan) -> int:
    before, after = plan.baseline / FULL, expected_rate(plan) / FULL
    null, own = _spreads(before, after)
    wanted = _critical(plan) * null + _quantile(plan.power / FULL) * own
    return ceil((wanted / abs(after - before)) ** 2)


def _power(plan: ExperimentPlan, before: float, after: float, per_arm: int) -> float:
    """Return the power of the two-sided test, 0 to 1."""
    from scipy.special import ndtr

    null, own = _spreads(before, after)
    distance, needed = abs(after - before) * sqrt(per_arm), _critical(plan) * null
    return float(ndtr((distance - needed) / own) + ndtr((-distance - needed) / own))


def _spreads(before: float, after: float) -> tuple[float, float]:
    """Return the standard deviations of the difference for one account in each arm.

    The first is that of the null hypothesis, with both rates pooled.
    """
    pooled = (before + after) / 2
    own = before * (1 - before) + after * (1 - after)
    return sqrt(2 * pooled * (1 - pooled)), sqrt(own)


def _critical(plan: ExperimentPlan) -> float:
    return _quantile(0.5 + plan.confidence / FULL / 2)


def _quantile(part: float) -> float:
    from scipy.special import ndtri

    return float(ndtri(part))


def _wilson(arm: ArmResult, confidence: float) -> tuple[float, float]:
    from scipy.stats import binomtest

    test = binomtest(arm.outcomes, arm.accounts)
    interval = test.proportion_ci(confidence / FULL, method="wilson")
    return float(interval.low), float(interval.high)


def _p_value(control: ArmResult, variant: ArmResult) -> float:
    """Return the p-value of the pooled z-test, whose square is Pearson's chi-square."""
    from scipy.stats import chi2_contingency

    rows = [[arm.outcomes, arm.accounts - arm.outcomes] for arm in (control, variant)]
    if any(sum(column) == 0 for column in zip(*rows, strict=True)):
        return 1.0
    return float(chi2_contingency(rows, correction=False).pvalue)


def _is_rough(arm: ArmResult) -> bool:
    return min(arm.outcomes, arm.accounts - arm.outcomes) < LEAST_OUTCOMES
