"""Which assumptions the numbers of a diagnosis rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from csdesk.assumptions.action_usage import ACTION_USAGES
from csdesk.assumptions.growth_usage import GROWTH_USAGES
from csdesk.assumptions.investment_usage import INVESTMENT_USAGES
from csdesk.assumptions.plan_usage import PLAN_USAGES
from csdesk.model.assumptions import Assumption
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId, ScorecardId, SignalId
from csdesk.model.instruments import Choice, Polarity, Question
from csdesk.model.score_columns import (
    coverage_column,
    is_scored,
    is_scored_by,
    points_column,
    values_column,
)
from csdesk.model.tables import Cell

Usage = Callable[[Diagnosis], bool]
FULL = 100


def used_assumptions(
    assumptions: Sequence[Assumption], diagnosis: Diagnosis
) -> tuple[Assumption, ...]:
    """Return the assumptions without which a number of this diagnosis would differ, in order."""
    return tuple(
        assumption
        for assumption in assumptions
        if (is_used := USAGES.get(assumption.id)) is not None and is_used(diagnosis)
    )


def _has_values(field: str) -> Usage:
    return lambda diagnosis: any(value is not None for value in _column(diagnosis, field))


def _column(diagnosis: Diagnosis, field: str) -> tuple[Cell, ...]:
    return diagnosis.accounts.column(field) if diagnosis.accounts else ()


def _is_computed(*kpis: str) -> Usage:
    return lambda diagnosis: any(
        (value := diagnosis.kpis.get(KpiId(kpi))) is not None and value.value is not None
        for kpi in kpis
    )


def _is_compared(*kpis: str) -> Usage:
    wanted = {KpiId(kpi) for kpi in kpis}
    return lambda diagnosis: any(
        result.gap is not None and (not wanted or kpi in wanted)
        for kpi, result in diagnosis.benchmarks.items()
    )


def _has_health(diagnosis: Diagnosis) -> bool:
    return diagnosis.health is not None and bool(diagnosis.health.scores)


def _has_scores(diagnosis: Diagnosis) -> bool:
    health = diagnosis.health
    return health is not None and bool(is_scored(health).any())


def _has_gaps(diagnosis: Diagnosis) -> bool:
    health = diagnosis.health
    return health is not None and bool((coverage_column(health) < FULL).any())


def _counts_in_scores(signal: str) -> Usage:
    return lambda diagnosis: (
        (health := diagnosis.health) is not None
        and bool((is_scored(health) & (points_column(health, SignalId(signal)) >= 0)).any())
    )


def _scores_by(card: str) -> Usage:
    return lambda diagnosis: (
        (health := diagnosis.health) is not None
        and bool((is_scored(health) & is_scored_by(health, ScorecardId(card))).any())
    )


def _has_zero_tickets(diagnosis: Diagnosis) -> bool:
    health = diagnosis.health
    if health is None:
        return False
    tickets = values_column(health, SignalId("ticket_velocity"))
    return bool((is_scored(health) & (tickets == 0)).any())


def _has_quarterly_tickets(diagnosis: Diagnosis) -> bool:
    monthly = _column(diagnosis, "tickets_per_month")
    quarterly = _column(diagnosis, "tickets_90d")
    return _counts_in_scores("ticket_velocity")(diagnosis) and any(
        month is None and quarter is not None
        for month, quarter in zip(monthly, quarterly, strict=True)
    )


def _doubts_losses(diagnosis: Diagnosis) -> bool:
    return bool(diagnosis.lost) and _is_computed("nrr", "grr", "logo_churn")(diagnosis)


def _is_assessed(diagnosis: Diagnosis) -> bool:
    return diagnosis.maturity.overall.index is not None


def _is_partly_met(diagnosis: Diagnosis) -> bool:
    return any(0 < choice.credit < 1 for _, choice in _given_choices(diagnosis))


def _asks_about_habits(diagnosis: Diagnosis) -> bool:
    return any(q.polarity is Polarity.NEGATIVE for q, _ in _given_choices(diagnosis))


def _given_choices(diagnosis: Diagnosis) -> Iterator[tuple[Question, Choice]]:
    for question in diagnosis.instrument.questions:
        answer = diagnosis.answers.get(question.id)
        if answer is not None and answer.choice is not None:
            yield question, question.choice(answer.choice)


def _compares_roles(diagnosis: Diagnosis) -> bool:
    return len({response.respondent.role for response in diagnosis.responses}) > 1


def _places_customers(diagnosis: Diagnosis) -> bool:
    coverage = diagnosis.coverage
    return coverage is not None and any(one.accounts for one in coverage.tiers)


def _weighs_ratings(diagnosis: Diagnosis) -> bool:
    return diagnosis.coverage is not None and bool(diagnosis.coverage.singles.ratings)


def _misses_lowest(diagnosis: Diagnosis) -> bool:
    assessed = [level for level in diagnosis.maturity.areas if level.tier is not None]
    return any(not level.is_met for level in assessed)


def _is_contradicted(diagnosis: Diagnosis) -> bool:
    return any(assessment.contradicted for assessment in diagnosis.assessments.values())


def _is_answered(instrument: str) -> Usage:
    return lambda diagnosis: any(
        known == instrument and assessment.is_begun
        for known, assessment in diagnosis.assessments.items()
    )


def _reconciles(diagnosis: Diagnosis) -> bool:
    return any(
        sum(question in diagnosis.answers for question in reconciliation.questions) > 1
        for assessment in diagnosis.assessments.values()
        for reconciliation in assessment.instrument.reconciliations
    )


def _has_money_at_stake(diagnosis: Diagnosis) -> bool:
    return any(finding.arr_at_stake is not None for finding in diagnosis.findings)


def _follows_hand_offs(diagnosis: Diagnosis) -> bool:
    return diagnosis.review is not None and diagnosis.review.expansion.hand_offs is not None


def _derives_arr(diagnosis: Diagnosis) -> bool:
    data = diagnosis.data
    return data is not None and data.subscriptions is not None and data.subscriptions.gives_arr


def _derives_retention(diagnosis: Diagnosis) -> bool:
    data = diagnosis.data
    has_lines = data is not None and data.subscriptions is not None
    return has_lines and diagnosis.previous is None and _is_computed("nrr")(diagnosis)


def _checks_data(diagnosis: Diagnosis) -> bool:
    return diagnosis.data is not None and bool(diagnosis.data.checks)


def _compares_churn(diagnosis: Diagnosis) -> bool:
    return diagnosis.data is not None and diagnosis.data.churn is not None


_RETENTION = ("nrr", "grr", "gross_churn", "logo_churn", "churn_arr", "expansion_arr")

USAGES: Mapping[str, Usage] = {
    **ACTION_USAGES,
    **GROWTH_USAGES,
    **INVESTMENT_USAGES,
    **PLAN_USAGES,
    "data.nps_field": _has_values("nps"),
    "data.csat_scale": _has_values("csat"),
    "data.contract_end": _has_values("renewal_date"),
    "data.arr_from_subscriptions": _derives_arr,
    "data.retention_from_subscriptions": _derives_retention,
    "data.quality_limits": _checks_data,
    "data.fresh_days": _checks_data,
    "data.churn_sources": _compares_churn,
    "health.scorecard": _has_health,
    "health.coverage": _has_health,
    "health.missing": _has_gaps,
    "health.bands": _has_scores,
    "health.dau_mau_limits": _counts_in_scores("dau_mau"),
    "health.days_to_renewal": _counts_in_scores("days_to_renewal"),
    "health.arr_concentration": _counts_in_scores("arr_concentration"),
    "health.zero_tickets": _has_zero_tickets,
    "health.four_factor": _scores_by("four_factor"),
    "health.three_factor": _scores_by("three_factor"),
    "health.lean_five": _scores_by("lean_five"),
    "health.ticket_months": _has_quarterly_tickets,
    "kpi.retention_method": _is_computed(*_RETENTION),
    "kpi.reactivation": _is_computed(*_RETENTION),
    "kpi.lost_still_listed": _doubts_losses,
    "kpi.logo_churn_base": _is_computed("logo_churn"),
    "kpi.churn_period": _is_compared("nrr", "gross_churn", "expansion_rate"),
    "kpi.nrr_target": _is_computed("nrr"),
    "kpi.grr_target": _is_computed("grr"),
    "kpi.ttv_start": _is_computed("time_to_value"),
    "kpi.ttv_target": _is_computed("time_to_value"),
    "kpi.onboarding_done": _is_computed("onboarding_completion"),
    "kpi.adoption_formula": _is_computed("product_adoption"),
    "kpi.csm_load": _is_computed("accounts_per_csm"),
    "kpi.csm_arr": _is_computed("arr_per_csm"),
    "kpi.at_risk": _is_computed("at_risk_share"),
    "benchmark.arr_edges": _is_compared(),
    "benchmark.currency": _is_compared(),
    "divergence.large_spread": _compares_roles,
    "divergence.common_questions": _compares_roles,
    "findings.impact_bound": _has_money_at_stake,
    "findings.handoff": _follows_hand_offs,
    "findings.onboarding_spread": _is_computed("ttv_spread"),
    "ladder.rule": _is_assessed,
    "ladder.partly": _is_partly_met,
    "ladder.polarity": _asks_about_habits,
    "ladder.lowest": _misses_lowest,
    "ladder.claims": _is_contradicted,
    "audit.parts": _is_answered("operations_audit"),
    "audit.apart": _is_answered("operations_audit"),
    "service.tiers": _places_customers,
    "service.csm_counts": _places_customers,
    "service.ratings": _weighs_ratings,
    "metrics.phases": _is_answered("metrics_checklist"),
    "alignment.tolerance": _reconciles,
}
"""Each assumption with the test whether a diagnosis rests on it."""
