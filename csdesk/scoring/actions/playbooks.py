"""Playbooks that start by themselves: whom they are for now, and the rules that they amount to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.model.actions import ActionRule, RuleSet
from csdesk.model.identifiers import AccountKey, ActionRuleId, PlaybookId, ServiceTierId
from csdesk.model.playbooks import Playbook
from csdesk.scoring.conditions import Subjects, meets

PREFIX = "playbook."


def match_playbooks(
    subjects: Subjects, playbooks: Sequence[Playbook]
) -> Mapping[PlaybookId, tuple[AccountKey, ...]]:
    """Return the accounts that meet each playbook's own conditions; none for one without any."""
    keys = subjects.facts.keys
    return {
        playbook.id: tuple(keys[at] for at in meets(playbook.when, subjects).nonzero()[0].tolist())
        for playbook in playbooks
        if playbook.when
    }


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
