"""Tiers of prevention: the highest one that applies, and what it is said to save (S1.33)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.model.actions import ActionRule, RuleSet, TierPlacement, TierTotal
from csdesk.model.identifiers import AccountKey, PlaybookId
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions.choosing import hold_contests
from csdesk.scoring.conditions import Subjects

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

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


def total_tiers(
    subjects: Subjects, rules: Sequence[ActionRule], playbooks: Sequence[Playbook]
) -> tuple[TierTotal, ...]:
    """Return the tiers that apply to somebody in the order of their rules, the highest first."""
    known = {playbook.id: playbook for playbook in playbooks}
    contests = hold_contests(subjects, rules, RuleSet.TIER)
    found: dict[PlaybookId, list[tuple[ActionRule, list[int]]]] = {}
    for contest in contests:
        for number, rule in enumerate(contest.rules):
            if rule.playbook is not None:
                places = (contest.winners == number).nonzero()[0].tolist()
                if places:
                    found.setdefault(rule.playbook, []).append((rule, places))
    arr = subjects.facts.arr
    return tuple(_total(known[playbook], asked, arr) for playbook, asked in found.items())


def _total(
    playbook: Playbook, asked: Sequence[tuple[ActionRule, list[int]]], every: FloatArray
) -> TierTotal:
    amounts = every[[place for _, places in asked for place in places]]
    arr = float(amounts.sum())
    return TierTotal(
        playbook=playbook.id,
        accounts=len(amounts),
        arr=arr,
        saved_low=_share(arr, playbook.impact_low),
        saved_high=_share(arr, playbook.impact_high),
        due_hours=min(rule.due_hours for rule, _ in asked),
        hours=sum(rule.hours * len(places) for rule, places in asked),
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
