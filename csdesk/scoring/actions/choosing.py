"""Which rule counts for an account: the first of a table, the most specific one of a topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from csdesk.model.actions import EVERY_TOPIC, ActionRule, ProposedAction, RuleSet
from csdesk.scoring.conditions import Subjects, meets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]

TABLES = (RuleSet.BAND, RuleSet.VALUE, RuleSet.TIER)
"""Of the rules of these the first that fits an account counts, in the order of the content."""
NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """Rules that stand against each other, best first: ``fits`` is rules × accounts.

    ``winners`` has the position of the rule that counts for each account, or ``NOBODY``. ``told``
    are the actions, by the place of their account, that are not worded from its facts.
    """

    rules: Sequence[ActionRule]
    fits: BoolArray
    winners: NDArray[np.int16]
    told: Mapping[int, ProposedAction] = field(default_factory=dict)

    def places(self) -> list[int]:
        """Return the positions of the accounts about which a rule says something."""
        places: list[int] = (self.winners != NOBODY).nonzero()[0].tolist()
        return places


def hold_contests(
    subjects: Subjects, rules: Sequence[ActionRule], wanted: RuleSet
) -> list[Contest]:
    """Return the contests of one set of rules: one for a table, one per topic for triggers (C8)."""
    chosen = [rule for rule in rules if rule.rule_set is wanted]
    if wanted in TABLES:
        return [_hold(subjects, chosen)] if chosen else []
    silent = _find_silent(subjects, chosen)
    by_topic = sorted(
        (rule for rule in chosen if rule.topic != EVERY_TOPIC), key=lambda rule: rule.topic
    )
    groups = (list(group) for _, group in groupby(by_topic, key=lambda rule: rule.topic))
    return [_hold(subjects, rank(group), silent) for group in groups]


def rank(rules: Iterable[ActionRule]) -> list[ActionRule]:
    """Return rules on one topic, the most conditions first, of those the shorter time."""
    return sorted(rules, key=lambda rule: (-len(rule.when), rule.due_hours))


def _find_silent(subjects: Subjects, rules: Sequence[ActionRule]) -> BoolArray:
    """Return the accounts that no trigger is to speak about: customers who have left."""
    import numpy as np

    silencing = [meets(rule.when, subjects) for rule in rules if rule.topic == EVERY_TOPIC]
    nobody = np.zeros(len(subjects.facts.keys), dtype=np.bool_)
    found: BoolArray = np.logical_or.reduce([nobody, *silencing])
    return found


def _hold(
    subjects: Subjects, rules: Sequence[ActionRule], silent: BoolArray | None = None
) -> Contest:
    import numpy as np

    fits = np.array([meets(rule.when, subjects) for rule in rules])
    if silent is not None:
        fits &= ~silent
    if not fits.any():
        # Most topics concern nobody: of a long list they take no more memory than of a short one.
        nobody = np.broadcast_to(np.int16(NOBODY), fits.shape[1])
        return Contest(rules, np.broadcast_to(False, fits.shape), nobody)
    winners = np.where(fits.any(axis=0), fits.argmax(axis=0), NOBODY)
    return Contest(rules, fits, winners.astype(np.int16))
