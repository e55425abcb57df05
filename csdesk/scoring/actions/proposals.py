"""What rules ask for, account by account; each action is put together when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import eq
from typing import TYPE_CHECKING, overload

from typing_extensions import override

from csdesk.model.actions import ActionRule, JoinedAction, ProposedAction
from csdesk.model.identifiers import ActionRuleId, PlaybookId
from csdesk.scoring.actions.choosing import TABLES, Contest
from csdesk.scoring.actions.joining import Claims
from csdesk.scoring.actions.wording import Wording, find_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    PlaceArray = NDArray[np.int32]


class Proposals(Sequence[ProposedAction]):
    """Actions in the order of the accounts; two are equal when their actions are.

    ``entries`` are the places of the claims that lead, in the order in which they are given.
    """

    def __init__(self, claims: Claims, entries: IntArray, wording: Wording) -> None:
        self.claims = claims
        self.entries = entries
        self._wording = wording
        self._keys = wording.subjects.facts.keys

    @property
    def places(self) -> PlaceArray:
        """Return the place of the account of each action."""
        return self.claims.places[self.entries]

    @override
    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, index: int) -> ProposedAction: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ProposedAction, ...]: ...

    @override
    def __getitem__(self, index: int | slice) -> ProposedAction | tuple[ProposedAction, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        return self._propose(int(self.entries[index]))

    @override
    def __iter__(self) -> Iterator[ProposedAction]:
        return map(self.__getitem__, range(len(self)))

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Proposals):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def of_account(self, place: int) -> tuple[ProposedAction, ...]:
        """Return the actions for the account at a place of the book."""
        import numpy as np

        first, last = np.searchsorted(self.places, [place, place + 1]).tolist()
        return tuple(self[at] for at in range(first, last))

    def find_playbook(self, playbook: PlaybookId) -> list[int]:
        """Return the numbers of the actions that are worked through by a playbook."""
        import numpy as np

        by_rule = np.array([rule.playbook == playbook for rule in self.claims.rules], dtype=bool)
        names_it = by_rule[self.claims.asking[self.entries]]
        for number, contest in enumerate(self.claims.contests):
            told = [place for place, one in contest.told.items() if one.playbook == playbook]
            is_of_it = self.claims.numbers[self.entries] == number
            names_it |= is_of_it & np.isin(self.places, told)
        found: list[int] = names_it.nonzero()[0].tolist()
        return found

    def _propose(self, at: int) -> ProposedAction:
        claims, place = self.claims, int(self.claims.places[at])
        contest = claims.contests[int(claims.numbers[at])]
        number = int(contest.winners[place])
        rule = contest.rules[number]
        others = _drop_repeated(rule, claims, range(at + 1, int(claims.ends[at])))
        due_hours = int(claims.due_hours[at])
        joined = tuple(self._join(one, place) for one in others)
        if (told := contest.told.get(place)) is not None:
            return replace(told, joined=joined, due_hours=due_hours)
        return ProposedAction(
            account=self._keys[place],
            rule=rule.id,
            title=rule.action,
            reason=self._wording.explain(rule, place),
            owner=rule.owner,
            due_hours=due_hours,
            severity=rule.severity,
            playbook=rule.playbook,
            topic=rule.topic,
            outranked=_outranked(contest, rule, number, place),
            joined=joined,
        )

    def _join(self, entry: int, place: int) -> JoinedAction:
        rule = self.claims.rules[int(self.claims.asking[entry])]
        told = self.claims.contests[int(self.claims.numbers[entry])].told.get(place)
        if told is not None:
            return JoinedAction(rule.id, rule.action, told.reason, rule.owner)
        says_more = bool(find_places(rule.reason))
        reason = self._wording.fill(rule.reason, place) if says_more else ""
        return JoinedAction(rule.id, rule.action, reason, rule.owner)


def _drop_repeated(leading: ActionRule, claims: Claims, entries: Iterable[int]) -> Sequence[int]:
    """Return some entries without those whose rules ask for the same once more."""
    by_title: dict[str, int] = {}
    for at in entries:
        by_title.setdefault(claims.rules[int(claims.asking[at])].action, at)
    by_title.pop(leading.action, None)
    return tuple(by_title.values())


def _outranked(
    contest: Contest, rule: ActionRule, number: int, place: int
) -> tuple[ActionRuleId, ...]:
    """Return the other rules on the topic that fit; a table has one answer for each account."""
    if rule.rule_set in TABLES:
        return ()
    after = zip(contest.rules, contest.fits[:, place].tolist(), strict=True)
    return tuple(one.id for one, fits in islice(after, number + 1, None) if fits)
