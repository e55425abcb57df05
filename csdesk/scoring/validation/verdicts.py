"""How much may be said, and what the figures say (tiers of domain 5, edges of S1.28)."""

from __future__ import annotations

from csdesk.model.score_measures import Estimate
from csdesk.model.validation import Verdict
from csdesk.model.validation_rules import Evidence, ValidationRules

CHANCE = 0.5
MEASURED = frozenset({Evidence.INTERVAL, Evidence.COMPARISON, Evidence.FITTING})
COMPARABLE = frozenset({Evidence.COMPARISON, Evidence.FITTING})


def evidence_of(left: int, stayed: int, rules: ValidationRules) -> Evidence:
    """Return how much may be said where so many accounts left and stayed: the fewer decide."""
    events = min(left, stayed)
    return next((tier for least, tier in rules.tiers if events >= least), Evidence.CASES)


def verdict_of(evidence: Evidence, auc: Estimate | None, rules: ValidationRules) -> Verdict:
    """Return what an AUC says; a complete separation has no interval and is suspicious."""
    if evidence not in MEASURED or auc is None:
        return Verdict.TOO_FEW
    if auc.low is None or auc.high is None:
        return Verdict.SUSPICIOUS if auc.value > CHANCE else Verdict.WRONG_WAY
    if auc.high < CHANCE:
        return Verdict.WRONG_WAY
    return Verdict.NO_EVIDENCE if auc.low <= CHANCE else _graded(auc.value, rules)


def _graded(auc: float, rules: ValidationRules) -> Verdict:
    if auc > rules.good_to:
        return Verdict.SUSPICIOUS
    if auc >= rules.good_from:
        return Verdict.GOOD
    return Verdict.VIABLE if auc >= rules.usable_from else Verdict.WEAK
