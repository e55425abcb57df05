"""Which leads somebody should talk to, how soon, and by which playbook (S1.49, S1.53, C67)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import fsum

from csdesk.formatting import number
from csdesk.model.actions import ActionReview, ActionRule, ProposedAction, RuleSet, RuleTotal
from csdesk.model.expansion import ExpansionLead, ExpansionReview, ExpansionRules

LARGEST = 3


def propose_talks(
    leads: Sequence[ExpansionLead], rules: ExpansionRules
) -> tuple[ProposedAction, ...]:
    """Return a task for every lead of high priority, or above the routed potential."""
    return tuple(_propose(leads, rules))


def add_talks(
    actions: ActionReview, expansion: ExpansionReview, rules: ExpansionRules
) -> ActionReview:
    """Return a review of actions with the talks among what is asked for about expansion."""
    found, arr = expansion.talks, {lead.account: lead.arr for lead in expansion.leads}
    totals = []
    for rule in (rules.route, rules.talk):
        accounts = sorted((t.account for t in found if t.rule == rule.id), key=lambda a: -arr[a])
        if accounts:
            worth = fsum(arr[account] for account in accounts)
            totals.append(RuleTotal(rule, len(accounts), worth, tuple(accounts[:LARGEST])))
    place = RuleSet.EXPANSION
    return replace(
        actions,
        proposed={**actions.proposed, place: (*actions.proposed.get(place, ()), *found)},
        totals={**actions.totals, place: (*actions.totals.get(place, ()), *totals)},
    )


def _propose(leads: Sequence[ExpansionLead], rules: ExpansionRules) -> Iterator[ProposedAction]:
    playbooks = {rule.id: rule.playbook for rule in rules.approaches}
    talk, route = rules.talk, rules.route
    for lead in leads:
        is_large = lead.potential is not None and lead.potential > rules.routed_value
        if not (is_large or lead.is_priority):
            continue
        rule = route if is_large else talk
        yield ProposedAction(
            account=lead.account,
            rule=rule.id,
            title=rule.action,
            reason=_write_reason(rule, lead, rules),
            owner=rule.owner,
            due_hours=rule.due_hours,
            severity=rule.severity,
            playbook=playbooks.get(lead.approach) if lead.approach else None,
            topic=rule.topic,
            outranked=(talk.id,) if is_large and lead.is_priority else (),
        )


def _write_reason(rule: ActionRule, lead: ExpansionLead, rules: ExpansionRules) -> str:
    return rule.reason.format(
        potential=number(lead.potential),
        limit=number(rules.routed_value),
        score=number(lead.score),
        held_back=lead.held_back,
    ).rstrip()
