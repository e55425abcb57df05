"""Runs the rules over an engagement and ranks what they find."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from csdesk.errors import ContentInvalid
from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Affected, Observation
from csdesk.findings.registry import RULE_TESTS
from csdesk.findings.wording import fill_text, write_figures
from csdesk.model.findings import Finding, ImpactBound, Rule
from csdesk.model.identifiers import AreaId


def detect_findings(
    rules: Sequence[Rule], inputs: FindingInputs, bounds: Sequence[ImpactBound]
) -> tuple[Finding, ...]:
    """Return what is wrong, highest priority first (S0.21).

    Priority is impact times feasibility, impact bounded by the ARR at stake; ties go to the area
    furthest from its best, then to the larger ARR at stake. Raises ContentInvalid for a rule
    whose test does not exist.
    """
    found = []
    for rule in rules:
        observation = _observe(rule, inputs)
        if observation is not None:
            found.append(_make_finding(rule, observation, inputs.currency, bounds))
    return tuple(sorted(found, key=lambda finding: _rank(finding, inputs)))


def area_gap(area: AreaId, inputs: FindingInputs) -> float:
    """Return how far an area is from an index of 100; 0 when it is not assessed."""
    for level in inputs.maturity.areas:
        if level.area == area and level.index is not None:
            return 100 - level.index
    return 0.0


def bound_impact(
    impact: int,
    at_stake: float | None,
    affected: Affected | None,
    bounds: Sequence[ImpactBound],
) -> int:
    """Return a rule's impact, no more than the part of all ARR that is at stake allows (S0.21)."""
    total = affected.table.total_arr() if affected else 0.0
    if at_stake is None or total <= 0:
        return impact
    share = 100 * at_stake / total
    return min([impact, *(bound.impact for bound in bounds if share < bound.below)])


def _observe(rule: Rule, inputs: FindingInputs) -> Observation | None:
    test = RULE_TESTS.get((rule.kind, rule.test))
    if test is None:
        raise ContentInvalid(f"Rule {rule.id}: there is no test “{rule.test}” for {rule.kind}.")
    return test(rule, inputs)


def _make_finding(
    rule: Rule, observation: Observation, currency: str, bounds: Sequence[ImpactBound]
) -> Finding:
    figures = write_figures(observation, currency)
    affected = observation.affected
    amounts = (affected.arr() if affected and affected.is_at_stake else None) or ()
    at_stake = fsum(amounts) if amounts else None
    keys = tuple(affected.table.keys[at] for at in affected.positions) if affected else ()
    return Finding(
        id=rule.id,
        kind=rule.kind,
        area=rule.area,
        title=fill_text(rule.title, figures),
        detail=fill_text(rule.detail, figures),
        severity=rule.severity,
        impact=bound_impact(rule.impact, at_stake, affected, bounds),
        feasibility=rule.feasibility,
        arr_at_stake=at_stake,
        evidence=observation.evidence,
        accounts=keys,
        initiatives=rule.initiatives,
        account_arr=amounts,
    )


def _rank(finding: Finding, inputs: FindingInputs) -> tuple[float, float, float, str]:
    gap = area_gap(finding.area, inputs)
    return (-finding.priority, -gap, -(finding.arr_at_stake or 0.0), finding.id)
