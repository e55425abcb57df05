"""Tests over who looks after which account."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import (
    Observation,
    choose_accounts,
    has_values,
    paying_places,
)
from csdesk.formatting import join_words, number, plural
from csdesk.model.findings import Rule
from csdesk.scoring.facts.coding import find_stated
from csdesk.scoring.owners import accounts_by_owner
from csdesk.scoring.record_columns import read_days


def renewing_without_owner(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See accounts that renew within ``threshold`` days and have no CSM."""
    table, days = inputs.accounts, int(rule.limit)
    if table is None or not has_values(table, "csm"):
        return None
    paying = paying_places(table)
    ahead = read_days(table.column("renewal_date"))[paying] - table.as_of.toordinal()
    due = paying[(ahead >= 0) & (ahead <= days)]
    chosen = due[~find_stated(table.column("csm"))[due]]
    if not len(chosen):
        return None
    affected = choose_accounts(table, chosen)
    text = f"{number(len(chosen))} of {plural(len(due), 'renewal')} due within {days} days."
    return Observation(
        evidence=(affected.evidence(text),),
        threshold=number(days),
        count=len(chosen),
        total=len(due),
        affected=affected,
    )


def owner_overloaded(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See CSMs who look after more than ``threshold`` accounts with ARR."""
    import numpy as np

    table, most = inputs.accounts, int(rule.limit)
    if table is None:
        return None
    everybody = accounts_by_owner(table, paying_places(table))
    loads = {name: held for name, held in everybody.items() if len(held) > most}
    if not loads:
        return None
    held_by_them = np.concatenate(list(loads.values()))
    affected = choose_accounts(table, held_by_them, is_at_stake=False)
    ranked = sorted(loads, key=lambda name: -len(loads[name]))
    words = [f"{name} {number(len(loads[name]))}" for name in ranked]
    return Observation(
        evidence=(affected.evidence(f"Accounts with ARR: {join_words(words)}."),),
        value=number(len(loads[ranked[0]])),
        threshold=number(most),
        count=len(loads),
        total=len(everybody),
        affected=affected,
        names=tuple(ranked),
    )
