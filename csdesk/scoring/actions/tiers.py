"""Tiers of prevention: the highest one that applies, and what it is said to save (S1.33)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from csdesk.model.actions import ActionRule, RuleSet, TierTotal
from csdesk.model.identifiers import PlaybookId
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions.choosing import hold_contests
from csdesk.scoring.conditions import Subjects

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

PERCENT = 100
Asked = tuple[ActionRule, list[int]]
"""A rule, and the places of the accounts for which it counts."""


def total_tiers(
    subjects: Subjects, rules: Sequence[ActionRule], playbooks: Sequence[Playbook]
) -> tuple[TierTotal, ...]:
    """Return the tiers that apply to somebody in the order of their rules, the highest first."""
    known = {playbook.id: playbook for playbook in playbooks}
    found: dict[PlaybookId, list[Asked]] = {}
    for playbook, asked in _list_asked(subjects, rules):
        found.setdefault(playbook, []).append(asked)
    arr = subjects.facts.arr
    return tuple(_total(known[playbook], asked, arr) for playbook, asked in found.items())


def _list_asked(
    subjects: Subjects, rules: Sequence[ActionRule]
) -> Iterator[tuple[PlaybookId, Asked]]:
    """Yield each rule of the tiers that counts for somebody, by the playbook of its tier."""
    for contest in hold_contests(subjects, rules, RuleSet.TIER):
        for number, rule in enumerate(contest.rules):
            places = (contest.winners == number).nonzero()[0].tolist()
            if rule.playbook is not None and places:
                yield rule.playbook, (rule, places)


def _total(playbook: Playbook, asked: Sequence[Asked], every: FloatArray) -> TierTotal:
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


def _share(arr: float, impact: float | None) -> float | None:
    return None if impact is None else arr * impact / PERCENT
