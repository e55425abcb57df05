"""The expansion opportunity table by use (S1.110, D14)."""

from __future__ import annotations

from csdesk.model.expansion import OpportunityRow
from csdesk.model.expansion_rules import ExpansionRules
from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey, FactId

ADOPTION, GROWTH = FactId("feature_adoption"), FactId("usage_change_90d")
FULL = 100


def list_opportunities(facts: Facts, rules: ExpansionRules) -> tuple[OpportunityRow, ...]:
    """Return accounts with enough adoption and growing use, the largest opportunity first.

    The score is adoption in percent times the growth rate, at most 100 (D14); the size is ARR
    times that part. Above ``pursued_above`` one is pursued. Unknown adoption or growth: no row.
    """
    import numpy as np

    adoption, growth = facts.numbers(ADOPTION), facts.numbers(GROWTH) / FULL
    with np.errstate(invalid="ignore"):
        places = np.flatnonzero((adoption > rules.adopted_above) & (growth > 0))
    rows = [
        rate_opportunity(
            facts.keys[place],
            float(facts.arr[place]),
            float(adoption[place]),
            float(growth[place]),
            rules.pursued_above,
        )
        for place in places.tolist()
    ]
    return tuple(sorted(rows, key=lambda row: -row.opportunity_size))


def rate_opportunity(
    account: AccountKey, arr: float, adoption: float, growth: float, pursued_above: float
) -> OpportunityRow:
    """Return the row of one account; adoption in percent, growth as a rate (0.25 is 25%)."""
    score = min(adoption * growth, float(FULL))
    return OpportunityRow(account, arr, score, adoption, arr * score / FULL, score > pursued_above)
