"""What the rules ask for: one action per account and table, one per account and topic."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import ActionRule, ProposedAction, RuleSet
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.actions.choosing import TABLES, Contest, hold_contests
from csdesk.scoring.actions.wording import Wording
from csdesk.scoring.conditions import Subjects

URGENCY = {severity: place for place, severity in enumerate(Severity)}


def propose_actions(
    subjects: Subjects, rules: Sequence[ActionRule], rule_set: RuleSet, currency: str = ""
) -> tuple[ProposedAction, ...]:
    """Return what the rules of one set ask for now, in the order of the accounts.

    Of a table the first rule that fits an account counts. Of triggers every topic counts once per
    account: the rule with the most conditions, then the one with the shorter time (C8). Within an
    account the most severe and soonest comes first. A rule without an action asks for nothing.
    """
    wording = Wording(subjects, currency)
    found = [
        (place, _propose(contest, place, subjects.facts.keys[place], wording, rule_set))
        for contest in hold_contests(subjects, rules, rule_set)
        for place in contest.places()
        if contest.rules[contest.winners[place]].action
    ]
    return tuple(action for _, action in sorted(found, key=lambda pair: _order(*pair)))


def _order(place: int, action: ProposedAction) -> tuple[int, int, int]:
    return place, URGENCY[action.severity], action.due_hours


def _propose(
    contest: Contest, place: int, account: AccountKey, wording: Wording, rule_set: RuleSet
) -> ProposedAction:
    rule = contest.rules[contest.winners[place]]
    return ProposedAction(
        account=account,
        rule=rule.id,
        title=rule.action,
        reason=wording.fill(rule.reason, place),
        owner=rule.owner,
        due_hours=rule.due_hours,
        severity=rule.severity,
        playbook=rule.playbook,
        topic=rule.topic,
        outranked=() if rule_set in TABLES else tuple(one.id for one in contest.beaten(place)),
    )
