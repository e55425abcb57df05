"""How much may be said, and what the figures say (tiers of domain 5, edges of S1.28)."""

from __future__ import annotations

from csdesk.model.validation import Estimate, Evidence, Verdict

TIERS = (
    (100, Evidence.FITTING),
    (30, Evidence.COMPARISON),
    (10, Evidence.INTERVAL),
    (5, Evidence.RANKS),
)
"""From how many accounts on what may be said."""
GOOD_TO, GOOD_FROM, VIABLE_FROM = 0.85, 0.75, 0.7
CHANCE = 0.5
MEASURED = frozenset({Evidence.INTERVAL, Evidence.COMPARISON, Evidence.FITTING})
COMPARABLE = frozenset({Evidence.COMPARISON, Evidence.FITTING})


def evidence_of(left: int, stayed: int) -> Evidence:
    """Return how much may be said where so many accounts left and stayed: the fewer decide."""
    events = min(left, stayed)
    return next((tier for least, tier in TIERS if events >= least), Evidence.CASES)


def verdict_of(evidence: Evidence, auc: Estimate | None) -> Verdict:
    """Return what an AUC says; a complete separation has no interval and is suspicious."""
    if evidence not in MEASURED or auc is None:
        return Verdict.TOO_FEW
    if auc.low is None or auc.high is None:
        return Verdict.SUSPICIOUS if auc.value > CHANCE else Verdict.WRONG_WAY
    if auc.high < CHANCE:
        return Verdict.WRONG_WAY
    return Verdict.NO_EVIDENCE if auc.low <= CHANCE else _graded(auc.value)


def _graded(auc: float) -> Verdict:
    if auc > GOOD_TO:
        return Verdict.SUSPICIOUS
    if auc >= GOOD_FROM:
        return Verdict.GOOD
    return Verdict.VIABLE if auc >= VIABLE_FROM else Verdict.WEAK
