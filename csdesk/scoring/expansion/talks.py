"""Which leads somebody should talk to, how soon, and by which playbook (S1.49, S1.53, C67)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csdesk.formatting import number
from csdesk.model.actions import ProposedAction
from csdesk.model.expansion import ExpansionLead, ExpansionRules, SegmentRule
from csdesk.model.findings import Severity
from csdesk.model.identifiers import ActionRuleId, RoleId

TALK, ROUTE = ActionRuleId("expansion.talk"), ActionRuleId("expansion.route")
CSM = RoleId("csms")


def propose_talks(
    leads: Sequence[ExpansionLead], rules: ExpansionRules
) -> tuple[ProposedAction, ...]:
    """Return a task for every lead of high priority, or above the routed potential.

    The latter are one CSM's own within ``routed_hours``. A talk is no offer: that needs proofs.
    """
    return tuple(_propose(leads, rules))


def _propose(leads: Sequence[ExpansionLead], rules: ExpansionRules) -> Iterator[ProposedAction]:
    approaches = {rule.id: rule for rule in rules.approaches}
    for lead in leads:
        approach = approaches.get(lead.approach) if lead.approach else None
        if lead.potential is not None and lead.potential > rules.routed_value:
            yield _route(lead, approach, rules)
        elif lead.is_priority:
            yield _talk(lead, approach, rules)


def _route(
    lead: ExpansionLead, approach: SegmentRule | None, rules: ExpansionRules
) -> ProposedAction:
    return ProposedAction(
        account=lead.account,
        rule=ROUTE,
        title="Give this expansion to one CSM",
        reason=(
            f"It could bring {number(lead.potential)} a year more, "
            f"which is above {number(rules.routed_value)}."
        ),
        owner=CSM,
        due_hours=rules.routed_hours,
        severity=Severity.WATCH,
        playbook=approach.playbook if approach else None,
        topic="expansion",
        outranked=(TALK,) if lead.is_priority else (),
    )


def _talk(
    lead: ExpansionLead, approach: SegmentRule | None, rules: ExpansionRules
) -> ProposedAction:
    return ProposedAction(
        account=lead.account,
        rule=TALK,
        title="Talk about what comes next",
        reason=f"Its lead score is {number(lead.score)} of 100. {lead.held_back}".rstrip(),
        owner=CSM,
        due_hours=rules.talk_hours,
        severity=Severity.NOTE,
        playbook=approach.playbook if approach else None,
        topic="expansion",
    )
