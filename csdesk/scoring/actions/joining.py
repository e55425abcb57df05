"""One action per account and purpose: the rule that leads, and the others as parts of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.actions import ActionRule
from csdesk.model.conditions import Comparison
from csdesk.model.findings import Severity
from csdesk.scoring.actions.choosing import NOBODY, Contest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    PlaceArray = NDArray[np.int32]
    """Places of accounts and entries."""
    CodeArray = NDArray[np.int16]
    """Numbers of contests and places of rules."""
    FloatArray = NDArray[np.float64]

URGENCY = {severity: place for place, severity in enumerate(Severity)}

ALONE = 0
"""Stands for the purpose of a rule that serves none."""


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Everything that is asked for, an entry each, by account and purpose, who leads first."""

    contests: Sequence[Contest]
    rules: Sequence[ActionRule]
    """Those of all contests, one contest after the other."""
    places: PlaceArray
    numbers: CodeArray
    """Of the contest that asks for it."""
    asking: CodeArray
    """The place of its rule in ``rules``."""
    leads: NDArray[np.bool_]
    ends: PlaceArray
    """Where the claims of the same account and purpose end."""
    due_hours: FloatArray
    """Within how many hours the task is due that is led: by the soonest of what it is made of."""

    def tell(self, tell: Callable[[ActionRule], float], entries: IntArray) -> FloatArray:
        """Return what is told of the rules behind some entries."""
        return _tell_each(self.rules, tell)[self.asking[entries]]

    def list_leads(self, contests: Container[int]) -> IntArray:
        """Return the entries that lead for some contests, by account, severity and time."""
        import numpy as np

        every = range(len(self.contests))
        wanted = np.array([number in contests for number in every], dtype=np.bool_)
        entries = (self.leads & wanted[self.numbers]).nonzero()[0]
        hours, urgency = self.due_hours[entries], self.tell(tell_urgency, entries)
        return entries[np.lexsort((self.numbers[entries], hours, urgency, self.places[entries]))]


def tell_urgency(rule: ActionRule) -> int:
    """Return 0 for the most severe."""
    return URGENCY[rule.severity]


def tell_hours(rule: ActionRule) -> int:
    """Return within how many hours it is due."""
    return rule.due_hours


def tell_specificity(rule: ActionRule) -> int:
    """Return the less, the more it asks for; that something is known is no condition of its own."""
    return -sum(condition.test is not Comparison.KNOWN for condition in rule.when)


def make_claims(contests: Sequence[Contest], *, is_joined: bool = True) -> Claims:
    """Return what contests ask for; unless it is joined, everything leads.

    Of the claims of one purpose about an account the most severe leads; of those the one with the
    most conditions, then the one with the shorter time (C8), then the first. A rule that serves no
    purpose stands alone. A task is due by the soonest of what it is made of.
    """
    import numpy as np

    rules = [rule for contest in contests for rule in contest.rules]
    places, numbers, asking = _list_claims(contests)
    rank = _rank_rules(rules)[asking]
    served = _number_purposes(rules)[asking] if is_joined else np.zeros_like(asking)
    purpose = np.where(served == ALONE, numbers, -served)
    order = np.lexsort((numbers, rank, purpose, places))
    leads, ends = _find_groups(places[order], purpose[order])
    due = _find_soonest(_tell_each(rules, tell_hours)[asking[order]], leads)
    return Claims(contests, rules, places[order], numbers[order], asking[order], leads, ends, due)


def _rank_rules(rules: Sequence[ActionRule]) -> CodeArray:
    """Return which rule leads before which: 0 for the first, the same number for equals."""
    import numpy as np

    told = [(tell_urgency(rule), tell_specificity(rule), tell_hours(rule)) for rule in rules]
    ranks = {one: at for at, one in enumerate(sorted(set(told)))}
    return np.array([ranks[one] for one in told], dtype=np.int16)


def _number_purposes(rules: Sequence[ActionRule]) -> CodeArray:
    """Return a number above ``ALONE`` for what each rule serves."""
    import numpy as np

    served = sorted({rule.serves for rule in rules if rule.serves})
    numbers = {"": ALONE, **{purpose: at for at, purpose in enumerate(served, start=1)}}
    return np.array([numbers[rule.serves] for rule in rules], dtype=np.int16)


def _tell_each(rules: Iterable[ActionRule], tell: Callable[[ActionRule], float]) -> FloatArray:
    import numpy as np

    return np.array([tell(rule) for rule in rules], dtype=np.float64)


def _find_groups(places: PlaceArray, purposes: CodeArray) -> tuple[NDArray[np.bool_], PlaceArray]:
    """Return which entry begins another account or purpose, and where each entry's group ends."""
    import numpy as np

    begins = np.ones(len(places), dtype=np.bool_)
    begins[1:] = (places[1:] != places[:-1]) | (purposes[1:] != purposes[:-1])
    starts = begins.nonzero()[0].astype(np.int32)
    stops = np.append(starts, np.int32(len(places)))[1:]
    return begins, np.repeat(stops, stops - starts)


def _find_soonest(hours: FloatArray, begins: NDArray[np.bool_]) -> FloatArray:
    """Return for each entry the least hours of its group: a part keeps its time (C8)."""
    import numpy as np

    if not len(hours):
        return hours
    soonest = np.minimum.reduceat(hours, begins.nonzero()[0])
    found: FloatArray = soonest[np.cumsum(begins) - 1]
    return found


def _list_claims(contests: Iterable[Contest]) -> tuple[PlaceArray, CodeArray, CodeArray]:
    """Return place of the account, number of the contest and place of the rule of each claim."""
    import numpy as np

    places, offset = [np.empty(0, np.int32)], 0
    numbers, asking = [np.empty(0, np.int16)], [np.empty(0, np.int16)]
    for number, contest in enumerate(contests):
        asks = np.array([bool(rule.action) for rule in contest.rules])
        decided = contest.winners != NOBODY
        found = (decided & asks[contest.winners]).nonzero()[0].astype(np.int32)
        places.append(found)
        numbers.append(np.full(len(found), number, np.int16))
        asking.append(contest.winners[found] + np.int16(offset))
        offset += len(contest.rules)
    return np.concatenate(places), np.concatenate(numbers), np.concatenate(asking)
