"""Tiers of prevention: the highest one that applies, and what it is said to save (S1.33)."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import ActionRule, RuleSet, TierPlacement
from csdesk.model.identifiers import AccountKey
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions.choosing import hold_contests
from csdesk.scoring.conditions import Subjects

PERCENT = 100


def place_tiers(
    subjects: Subjects, rules: Sequence[ActionRule], playbooks: Sequence[Playbook]
) -> tuple[TierPlacement, ...]:
    """Return the tier of each account that needs one, in the order of the accounts.

    What might be saved is the ARR of the account times the range that the source states for the
    playbook of the tier: an estimate of the source, not a forecast. KeyError for a playbook that
    is not among ``playbooks``.
    """
    known = {playbook.id: playbook for playbook in playbooks}
    keys, arr = subjects.facts.keys, subjects.facts.arr
    return tuple(
        _place(keys[place], float(arr[place]), rule, known[rule.playbook])
        for contest in hold_contests(subjects, rules, RuleSet.TIER)
        for place in contest.places()
        if (rule := contest.rules[contest.winners[place]]).playbook is not None
    )


def _place(account: AccountKey, arr: float, rule: ActionRule, playbook: Playbook) -> TierPlacement:
    return TierPlacement(
        account=account,
        rule=rule.id,
        playbook=playbook.id,
        arr=arr,
        saved_low=_share(arr, playbook.impact_low),
        saved_high=_share(arr, playbook.impact_high),
    )


def _share(arr: float, impact: float | None) -> float | None:
    return None if impact is None else arr * impact / PERCENT
