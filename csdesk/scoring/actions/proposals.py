"""What rules ask for, account by account; each action is put together when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import eq
from typing import TYPE_CHECKING, overload

from typing_extensions import override

from csdesk.model.actions import ActionRule, ProposedAction
from csdesk.model.identifiers import ActionRuleId
from csdesk.scoring.actions.choosing import TABLES, Contest
from csdesk.scoring.actions.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class ProposalColumns:
    """One entry per action: which account it is for, which contest asks for it, how soon."""

    places: NDArray[np.int64]
    contests: NDArray[np.int64]
    urgency: NDArray[np.int64]
    hours: NDArray[np.int64]


class Proposals(Sequence[ProposedAction]):
    """The actions of a book in their order; two are equal when their actions are."""

    def __init__(
        self, contests: Sequence[Contest], columns: ProposalColumns, wording: Wording
    ) -> None:
        self.contests = contests
        self.columns = columns
        self._wording = wording
        self._keys = wording.subjects.facts.keys

    @override
    def __len__(self) -> int:
        return len(self.columns.places)

    @overload
    def __getitem__(self, index: int) -> ProposedAction: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ProposedAction, ...]: ...

    @override
    def __getitem__(self, index: int | slice) -> ProposedAction | tuple[ProposedAction, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        place = int(self.columns.places[index])
        contest = self.contests[int(self.columns.contests[index])]
        return self._propose(contest, place)

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

        first, last = np.searchsorted(self.columns.places, [place, place + 1]).tolist()
        return tuple(self[at] for at in range(first, last))

    def _propose(self, contest: Contest, place: int) -> ProposedAction:
        number = int(contest.winners[place])
        rule = contest.rules[number]
        return ProposedAction(
            account=self._keys[place],
            rule=rule.id,
            title=rule.action,
            reason=self._wording.fill(rule.reason, place),
            owner=rule.owner,
            due_hours=rule.due_hours,
            severity=rule.severity,
            playbook=rule.playbook,
            topic=rule.topic,
            outranked=_outranked(contest, rule, number, place),
        )


def _outranked(
    contest: Contest, rule: ActionRule, number: int, place: int
) -> tuple[ActionRuleId, ...]:
    """Return the other rules on the topic that fit; a table has one answer for each account."""
    if rule.rule_set in TABLES:
        return ()
    after = zip(contest.rules, contest.fits[:, place].tolist(), strict=True)
    return tuple(one.id for one, fits in islice(after, number + 1, None) if fits)
