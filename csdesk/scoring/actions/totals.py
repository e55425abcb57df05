"""How many accounts each rule asks something for, and what they are worth."""

from __future__ import annotations

from csdesk.model.actions import RuleTotal
from csdesk.scoring.actions.choosing import Contest
from csdesk.scoring.actions.proposals import Proposals
from csdesk.scoring.conditions import Subjects

LARGEST = 3


def total_rules(proposals: Proposals, subjects: Subjects) -> tuple[RuleTotal, ...]:
    """Return the total of each rule that asks for something, with its largest accounts."""
    return tuple(
        _total(contest, number, subjects)
        for contest in proposals.contests
        for number, rule in enumerate(contest.rules)
        if rule.action and (contest.winners == number).any()
    )


def _total(contest: Contest, number: int, subjects: Subjects) -> RuleTotal:
    import numpy as np

    places = (contest.winners == number).nonzero()[0]
    arr = subjects.facts.arr[places]
    largest = places[np.argsort(-arr, kind="stable")[:LARGEST]].tolist()
    return RuleTotal(
        rule=contest.rules[number],
        accounts=len(places),
        arr=float(arr.sum()),
        largest=tuple(subjects.facts.keys[place] for place in largest),
    )
