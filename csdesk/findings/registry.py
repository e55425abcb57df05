"""The named tests that rules can use; content chooses among them and holds no code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.kinds import (
    answers,
    claims,
    data_reviews,
    dimensions,
    dysfunctions,
    gaps,
    health,
    kpis,
    levels,
    lists,
    observations,
    owners,
    promises,
    reaudits,
    reconciliations,
    registers,
    symptoms,
)
from csdesk.findings.observation import Observation
from csdesk.model.findings import Rule, RuleKind

RuleTest = Callable[[Rule, FindingInputs], Observation | None]
RuleSeries = Callable[[Rule, FindingInputs], Iterable[tuple[Rule, Observation]]]

RULE_TESTS: Mapping[tuple[RuleKind, str], RuleTest] = {
    (RuleKind.ANSWER, "credit_below"): answers.credit_below,
    (RuleKind.ANSWER, "area_gaps"): gaps.area_gaps,
    (RuleKind.ANSWER, "number_above"): answers.number_above,
    (RuleKind.ANSWER, "numbers_differ"): reconciliations.numbers_differ,
    (RuleKind.ANSWER, "problems_above"): registers.problems_above,
    (RuleKind.ANSWER, "promises_overdue"): promises.promises_overdue,
    (RuleKind.LEVEL, "tier_below"): levels.tier_below,
    (RuleKind.LEVEL, "index_below"): levels.index_below,
    (RuleKind.LEVEL, "dimensions_apart_above"): dimensions.dimensions_apart_above,
    (RuleKind.LEVEL, "match_at_least"): symptoms.match_at_least,
    (RuleKind.KPI, "below"): kpis.below,
    (RuleKind.KPI, "above"): kpis.above,
    (RuleKind.KPI, "at_most"): kpis.at_most,
    (RuleKind.KPI, "below_target"): kpis.below_target,
    (RuleKind.KPI, "below_benchmark"): kpis.below_benchmark,
    (RuleKind.KPI, "above_benchmark"): kpis.above_benchmark,
    (RuleKind.KPI, "not_computable"): kpis.not_computable,
    (RuleKind.HEALTH, "scored_fewer_than"): health.scored_fewer_than,
    (RuleKind.HEALTH, "at_risk_share_above"): health.at_risk_share_above,
    (RuleKind.HEALTH, "at_risk_without_owner"): health.at_risk_without_owner,
    (RuleKind.HEALTH, "at_risk_renewing_within"): health.at_risk_renewing_within,
    (RuleKind.HEALTH, "left_while_green"): health.left_while_green,
    (RuleKind.HEALTH, "unscored_share_above"): health.unscored_share_above,
    (RuleKind.HEALTH, "thin_share_above"): health.thin_share_above,
    (RuleKind.HEALTH, "signal_red_share_above"): health.signal_red_share_above,
    (RuleKind.DATA, "lost_still_listed"): lists.lost_still_listed,
    (RuleKind.DATA, "column_missing"): lists.column_missing,
    (RuleKind.DATA, "values_missing_above"): lists.values_missing_above,
    (RuleKind.DATA, "rows_rejected_above"): lists.rows_rejected_above,
    (RuleKind.DATA, "total_differs_above"): lists.total_differs_above,
    (RuleKind.DATA, "kpis_unknown_above"): kpis.unknown_above,
    (RuleKind.DATA, "stage_unwatched"): kpis.stage_unwatched,
    (RuleKind.DATA, "renewal_overdue"): lists.renewal_overdue,
    (RuleKind.DATA, "inactive_longer_than"): lists.inactive_longer_than,
    (RuleKind.DATA, "handoffs_stalled"): dysfunctions.handoffs_stalled,
    (RuleKind.DATA, "top_share_above"): lists.top_share_above,
    (RuleKind.DATA, "checks_failed"): data_reviews.checks_failed,
    (RuleKind.DATA, "checks_warned"): data_reviews.checks_warned,
    (RuleKind.DATA, "churn_sources_apart_above"): data_reviews.churn_sources_apart_above,
    (RuleKind.DATA, "next_addition_unlocks"): data_reviews.next_addition_unlocks,
    (RuleKind.DATA, "renewing_without_owner"): owners.renewing_without_owner,
    (RuleKind.DATA, "owner_overloaded"): owners.owner_overloaded,
}

RULE_SERIES: Mapping[tuple[RuleKind, str], RuleSeries] = {
    (RuleKind.ANSWER, "contradicted"): claims.contradicted,
    (RuleKind.ANSWER, "noted"): observations.noted,
    (RuleKind.ANSWER, "fell"): reaudits.fell,
}
"""Tests that raise one finding for each case they see, with an id that names the case."""
