"""How many accounts something is asked for, what they are worth, and what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.model.actions import ActionRule, ProposedAction, RuleTotal, SeverityTotal
from csdesk.model.findings import Severity
from csdesk.scoring.actions.joining import tell_urgency
from csdesk.scoring.actions.proposals import Proposals
from csdesk.scoring.conditions import Subjects

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

LARGEST = 3


def total_rules(proposals: Proposals, subjects: Subjects) -> tuple[RuleTotal, ...]:
    """Return the total of each rule that asks for something, with its largest accounts."""
    claims = proposals.claims
    asking = claims.asking[proposals.entries]
    return tuple(
        _total(rule, proposals.places[asking == number], subjects)
        for number, rule in enumerate(claims.rules)
        if (asking == number).any()
    )


def total_severities(sets: Sequence[Proposals], subjects: Subjects) -> tuple[SeverityTotal, ...]:
    """Return how many accounts have what as their most severe action, the most severe first."""
    import numpy as np

    worst = np.full(len(subjects.facts.keys), len(Severity), dtype=np.float64)
    for proposals in sets:
        urgency = proposals.claims.tell(tell_urgency, proposals.entries)
        np.minimum.at(worst, proposals.places, urgency)
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
    told = ((one.claims, one.entries) for one in sets)
    ranks = [(claims.tell(tell_urgency, at), claims.due_hours[at]) for claims, at in told]
    urgency, hours = (np.concatenate(rank) for rank in zip(*ranks, strict=True))
    places = np.concatenate([one.places for one in sets])
    first = np.lexsort((-subjects.facts.arr[places], hours, urgency))[:most]
    pairs = zip(owners[first].tolist(), numbers[first].tolist(), strict=True)
    return tuple(sets[owner][number] for owner, number in pairs)


def _total(rule: ActionRule, places: IntArray, subjects: Subjects) -> RuleTotal:
    import numpy as np

    arr = subjects.facts.arr[places]
    largest = places[np.argsort(-arr, kind="stable")[:LARGEST]].tolist()
    return RuleTotal(
        rule=rule,
        accounts=len(places),
        arr=float(arr.sum()),
        largest=tuple(subjects.facts.keys[place] for place in largest),
    )
