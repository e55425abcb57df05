"""Tests for what a dysfunction leaves behind in the client's own lists (S3.16 to S3.18)."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation, choose_accounts
from csdesk.formatting import money, number, percent
from csdesk.model.findings import Evidence, Rule


def handoffs_stalled(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See ``threshold`` percent or more of the chances of customer success waiting for Sales."""
    found = inputs.review.expansion.hand_offs if inputs.review else None
    if found is None or not found.stalled or 100 * found.stalled < rule.limit * found.open:
        return None
    worth = "" if found.arr is None else f", worth {money(found.arr, inputs.currency)} a year"
    text = (
        f"{number(found.stalled)} of {number(found.open)} open opportunities that customer success "
        f"found are not qualified yet{worth}."
    )
    table, accounts = inputs.accounts, frozenset(found.accounts)
    at = [] if table is None else [n for n, key in enumerate(table.keys) if key in accounts]
    return Observation(
        evidence=(Evidence(text),),
        value=percent(100 * found.stalled / found.open, trim=True),
        threshold=percent(rule.limit, trim=True),
        count=found.stalled,
        total=found.open,
        affected=choose_accounts(table, at, is_at_stake=False) if table and at else None,
        base=found.open,
    )
