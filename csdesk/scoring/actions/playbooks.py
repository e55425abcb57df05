"""Playbooks that start by themselves: the rules that they amount to; and those of a tier."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import ActionRule, RuleSet
from csdesk.model.identifiers import ActionRuleId, ServiceTierId
from csdesk.model.playbooks import Playbook

PREFIX = "playbook."


def trigger_rules(playbooks: Sequence[Playbook]) -> tuple[ActionRule, ...]:
    """Return a trigger for each playbook that has conditions of its own.

    It asks for the first of its steps, of who does that step, by when it is due. Without a topic
    it stands against no other rule.
    """
    return tuple(_make_rule(playbook) for playbook in playbooks if playbook.when)


def choose_onboarding(tier: ServiceTierId, playbooks: Sequence[Playbook]) -> Playbook | None:
    """Return the variant of onboarding for a service tier (S0.13); None where none is for it."""
    return next((playbook for playbook in playbooks if playbook.tier == tier), None)


def _make_rule(playbook: Playbook) -> ActionRule:
    first = min(playbook.steps, key=lambda step: step.due_hours)
    return ActionRule(
        id=ActionRuleId(f"{PREFIX}{playbook.id}"),
        rule_set=RuleSet.TRIGGER,
        name=playbook.name,
        when=playbook.when,
        action=first.text,
        topic=playbook.topic or f"{PREFIX}{playbook.id}",
        owner=first.owner,
        due_hours=first.due_hours,
        severity=playbook.severity,
        reason=playbook.purpose,
        playbook=playbook.id,
        serves=playbook.serves,
        hours=playbook.hours,
        source=playbook.source,
    )
