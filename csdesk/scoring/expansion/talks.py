"""Which leads somebody should talk to, how soon, and by which playbook (S1.49, S1.53, C67)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import fsum

from csdesk.formatting import number
from csdesk.model.actions import ActionReview, ActionRule, ProposedAction, RuleSet, RuleTotal
from csdesk.model.expansion import ExpansionLead, ExpansionReview, ExpansionRules
from csdesk.model.findings import Severity
from csdesk.model.identifiers import ActionRuleId, RoleId

CSM = RoleId("csms")
LARGEST = 3


def talk_rule(rules: ExpansionRules) -> ActionRule:
    """Return what is asked for of a lead of high priority; a talk is no offer."""
    return ActionRule(
        id=ActionRuleId("expansion.talk"),
        rule_set=RuleSet.EXPANSION,
        name=f"Lead score of {number(rules.lead_score)} or more",
        when=(),
        action="Talk about what comes next",
        topic="expansion",
        owner=CSM,
        due_hours=rules.talk_hours,
        severity=Severity.NOTE,
        reason="Its lead score is high.",
        source="S1.48, S1.49",
    )


def route_rule(rules: ExpansionRules) -> ActionRule:
    """Return what is asked for of a lead above the routed potential."""
    return ActionRule(
        id=ActionRuleId("expansion.route"),
        rule_set=RuleSet.EXPANSION,
        name=f"Could bring more than {number(rules.routed_value)} a year",
        when=(),
        action="Give this expansion to one CSM",
        topic="expansion",
        owner=CSM,
        due_hours=rules.routed_hours,
        severity=Severity.WATCH,
        reason="It could bring much.",
        source="S1.53, C67",
    )


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
    for rule in (route_rule(rules), talk_rule(rules)):
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
    talk, route = talk_rule(rules), route_rule(rules)
    for lead in leads:
        is_large = lead.potential is not None and lead.potential > rules.routed_value
        if not (is_large or lead.is_priority):
            continue
        rule = route if is_large else talk
        yield ProposedAction(
            account=lead.account,
            rule=rule.id,
            title=rule.action,
            reason=_write_reason(lead, rules, is_large=is_large),
            owner=rule.owner,
            due_hours=rule.due_hours,
            severity=rule.severity,
            playbook=playbooks.get(lead.approach) if lead.approach else None,
            topic=rule.topic,
            outranked=(talk.id,) if is_large and lead.is_priority else (),
        )


def _write_reason(lead: ExpansionLead, rules: ExpansionRules, *, is_large: bool) -> str:
    if is_large:
        limit = number(rules.routed_value)
        return f"It could bring {number(lead.potential)} a year more, which is above {limit}."
    return f"Its lead score is {number(lead.score)} of 100. {lead.held_back}".rstrip()
