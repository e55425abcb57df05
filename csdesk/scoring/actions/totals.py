"""How many accounts something is asked for, what they are worth, and what comes first."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import ProposedAction, RuleTotal, SeverityTotal
from csdesk.model.findings import Severity
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


def total_severities(sets: Sequence[Proposals], subjects: Subjects) -> tuple[SeverityTotal, ...]:
    """Return how many accounts have what as their most severe action, the most severe first."""
    import numpy as np

    worst = np.full(len(subjects.facts.keys), len(Severity))
    for proposals in sets:
        np.minimum.at(worst, proposals.columns.places, proposals.columns.urgency)
    arr = subjects.facts.arr
    return tuple(
        SeverityTotal(severity, int(concerned.sum()), float(arr[concerned].sum()))
        for place, severity in enumerate(Severity)
        if (concerned := worst == place).any()
    )


def list_urgent(
    sets: Sequence[Proposals], subjects: Subjects, most: int
) -> tuple[ProposedAction, ...]:
    """Return the first actions of all sets: by severity, then by time, then by ARR."""
    import numpy as np

    owners = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    numbers = np.concatenate([np.arange(len(one)) for one in sets])
    urgency = np.concatenate([one.columns.urgency for one in sets])
    hours = np.concatenate([one.columns.hours for one in sets])
    places = np.concatenate([one.columns.places for one in sets])
    first = np.lexsort((-subjects.facts.arr[places], hours, urgency))[:most]
    pairs = zip(owners[first].tolist(), numbers[first].tolist(), strict=True)
    return tuple(sets[owner][number] for owner, number in pairs)


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
