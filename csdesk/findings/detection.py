"""Runs the rules over an engagement and ranks what they find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from csdesk.errors import ContentInvalid
from csdesk.findings.certainty import judge_certainty
from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Affected, Observation, unite
from csdesk.findings.registry import RULE_SERIES, RULE_TESTS
from csdesk.findings.stakes import expect_loss, observe_losses
from csdesk.findings.wording import fill_text, write_figures
from csdesk.model.findings import Finding, ImpactBound, Rule, Severity
from csdesk.model.identifiers import AreaId
from csdesk.model.investment import Span
from csdesk.scoring.parted_places import take

HINT_IMPACT = 3
"""The greatest impact of what would be critical, were it not for so little that shows it."""
GRAVEST_FIRST = tuple(Severity)


def detect_findings(
    rules: Sequence[Rule], inputs: FindingInputs, bounds: Sequence[ImpactBound]
) -> tuple[Finding, ...]:
    """Return what is wrong, highest priority first (S0.21).

    Priority is impact times feasibility, impact bounded by the ARR at stake; ties go to the graver
    finding, then to the area furthest from its best, then to the larger ARR at stake. Raises
    ContentInvalid for a rule whose test does not exist.
    """
    losses = observe_losses(inputs)
    found = [
        _make_finding(case, observation, inputs, bounds, losses)
        for rule in rules
        for case, observation in _observe(rule, inputs)
    ]
    return tuple(sorted(found, key=lambda finding: _rank(finding, inputs)))


def area_gap(area: AreaId, inputs: FindingInputs) -> float:
    """Return how far an area is from an index of 100; 0 when it is not assessed."""
    for level in inputs.maturity.areas:
        if level.area == area and level.index is not None:
            return 100 - level.index
    return 0.0


def bound_impact(
    rule: Rule,
    at_stake: float | None,
    affected: Affected | None,
    bounds: Sequence[ImpactBound],
) -> int:
    """Return a rule's impact, no more than the part of all ARR that is at stake allows (S0.21)."""
    total = affected.table.total_arr() if affected else 0.0
    if at_stake is None or total <= 0:
        return rule.impact
    share = 100 * at_stake / total
    reached = [bound for bound in bounds if share < bound.below]
    return min([rule.impact, *(_greatest(bound, rule.severity) for bound in reached)])


def weigh(rule: Rule, observation: Observation) -> Rule:
    """Return the rule as far as what was seen carries it.

    What rests on fewer than 10 accounts, or mostly on scores from few signals, is never critical:
    it is worth watching, with no more impact than that, and says counts instead of a percentage.
    """
    is_counted = observation.is_few and bool(rule.detail_few) and observation.total is not None
    detail = rule.detail_few if is_counted else rule.detail
    if rule.severity is not Severity.CRITICAL or not (observation.is_few or observation.is_hint):
        return replace(rule, detail=detail)
    impact = min(rule.impact, HINT_IMPACT)
    return replace(rule, detail=detail, severity=Severity.WATCH, impact=impact)


def _greatest(bound: ImpactBound, severity: Severity) -> int:
    if severity is Severity.CRITICAL and bound.critical is not None:
        return bound.critical
    return bound.impact


def _observe(rule: Rule, inputs: FindingInputs) -> Iterable[tuple[Rule, Observation]]:
    """Return what a rule sees: at most one thing, or one case of it after the other."""
    name = (rule.kind, rule.test)
    if name in RULE_SERIES:
        return RULE_SERIES[name](rule, inputs)
    if name not in RULE_TESTS:
        raise ContentInvalid(f"Rule {rule.id}: there is no test “{rule.test}” for {rule.kind}.")
    observation = RULE_TESTS[name](rule, inputs)
    return () if observation is None else ((rule, observation),)


def _make_finding(
    rule: Rule,
    observation: Observation,
    inputs: FindingInputs,
    bounds: Sequence[ImpactBound],
    losses: Span | None,
) -> Finding:
    rule = weigh(rule, observation)
    certainty, reason = judge_certainty(observation, inputs)
    figures = write_figures(observation, inputs.currency)
    affected = observation.affected
    amounts = (affected.arr if affected and affected.is_at_stake else None) or ()
    at_stake = affected.total_arr if affected and amounts else None
    keys = take(affected.table.keys, affected.places) if affected else ()
    return Finding(
        id=rule.id,
        kind=rule.kind,
        area=inputs.pillar(rule.area),
        title=fill_text(rule.title, figures),
        detail=fill_text(rule.detail, figures),
        severity=rule.severity,
        impact=bound_impact(rule, at_stake, affected, bounds),
        feasibility=rule.feasibility,
        arr_at_stake=at_stake,
        evidence=observation.evidence,
        accounts=keys,
        initiatives=unite((rule.initiatives, observation.initiatives)),
        account_arr=amounts,
        certainty=certainty,
        certainty_reason=reason,
        yearly_loss=expect_loss(at_stake, losses),
    )


def _rank(finding: Finding, inputs: FindingInputs) -> tuple[float, int, float, float, str]:
    gap = area_gap(finding.area, inputs)
    grave = GRAVEST_FIRST.index(finding.severity)
    return (-finding.priority, grave, -gap, -(finding.arr_at_stake or 0.0), finding.id)
