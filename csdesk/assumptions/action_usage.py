"""Which assumptions about actions a diagnosis rests on: those whose rules ask for something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from csdesk.model.actions import ActionReview, ActionRule, RuleSet
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import PlaybookId

Usage = Callable[[Diagnosis], bool]
OWN_STEPS = frozenset({PlaybookId("onboarding_training"), PlaybookId("collections")})
"""Playbooks that a source names and none describes."""


def _asks(rule_set: RuleSet, counts: Callable[[ActionRule], bool] = lambda _: True) -> Usage:
    """Return whether a rule of a set that ``counts`` asks for something."""
    return lambda diagnosis: any(
        counts(total.rule) for total in _review(diagnosis).totals.get(rule_set, ())
    )


def _places_tiers(diagnosis: Diagnosis) -> bool:
    return bool(_review(diagnosis).tiers)


def _work(diagnosis: Diagnosis) -> int:
    work = _review(diagnosis).workload
    return work.tasks if work else 0


def _review(diagnosis: Diagnosis) -> ActionReview:
    return diagnosis.review.actions if diagnosis.review else _NOTHING


_NOTHING = ActionReview({}, {}, (), ())

ACTION_USAGES: Mapping[str, Usage] = MappingProxyType(
    {
        "actions.damaged_rule": _asks(RuleSet.VALUE),
        "actions.below_gate": _asks(RuleSet.VALUE),
        "actions.tier_gates": _places_tiers,
        "actions.signal_time": _asks(RuleSet.TRIGGER, lambda rule: rule.source == "S1.27"),
        "actions.one_task": lambda diagnosis: any(one.joined for one in _review(diagnosis).urgent),
        "actions.work": lambda diagnosis: bool(_work(diagnosis)),
        "actions.most_specific": _asks(RuleSet.TRIGGER),
        "actions.usage_ladder": _asks(RuleSet.TRIGGER, lambda rule: rule.topic == "usage"),
        "actions.named_playbooks": _asks(RuleSet.TRIGGER, lambda rule: rule.playbook in OWN_STEPS),
    }
)
