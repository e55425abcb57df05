"""Which leads somebody should talk to, how soon, and by which playbook (S1.49, S1.53, C67)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csdesk.formatting import number
from csdesk.model.actions import ActionRule, ProposedAction
from csdesk.model.expansion import ExpansionLead
from csdesk.model.expansion_rules import ExpansionRules
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.actions.choosing import NOBODY, Contest


def propose_talks(
    leads: Sequence[ExpansionLead], rules: ExpansionRules
) -> tuple[ProposedAction, ...]:
    """Return a task for every lead of high priority, or above the routed potential."""
    return tuple(_propose(leads, rules))


def contest_talks(
    talks: Sequence[ProposedAction], rules: ExpansionRules, keys: Sequence[AccountKey]
) -> Contest:
    """Return the talks so that they stand beside what else is asked for about the accounts.

    ``keys`` are those of the book. Who is talked to, and why, follows from leads, not from facts.
    """
    import numpy as np

    asking = (rules.route, rules.talk)
    numbers = {rule.id: number for number, rule in enumerate(asking)}
    by_account = {talk.account: talk for talk in talks}
    told = {place: by_account[key] for place, key in enumerate(keys) if key in by_account}
    winners = np.full(len(keys), NOBODY, dtype=np.int16)
    for place, talk in told.items():
        winners[place] = numbers[talk.rule]
    return Contest(asking, winners == np.arange(len(asking))[:, None], winners, told)


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
