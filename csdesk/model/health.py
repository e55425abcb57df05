"""The scores that scorecards give: account by account, and for a whole book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId
from csdesk.model.scorecards import Scorecard


class Band(StrEnum):
    """Where a score stands; unscored accounts are a band of their own, never "safe"."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    UNSCORED = "unscored"


@dataclass(frozen=True, slots=True)
class AccountScore:
    """The score of one account: 0 to 100, higher is healthier, None below minimum coverage.

    ``values`` and ``points`` (0 to 10) hold the signals that count; ``weights`` their effective
    weights in points of 100, which add up to 100 with those that count by a missing policy.
    """

    key: AccountKey
    score: float | None
    """As it counts: the one that a person set, where that is valid, else the computed one."""
    band: Band
    coverage: float
    sufficient: bool
    values: Mapping[SignalId, float]
    points: Mapping[SignalId, float]
    scorecard: ScorecardId
    computed: float | None
    """What the scorecard gives, whatever a person set."""
    weights: Mapping[SignalId, float]
    stale: tuple[SignalId, ...] = ()
    """Signals whose value is too old to count."""
    filled: tuple[SignalId, ...] = ()
    """Signals without a value that count by their missing policy."""


@dataclass(frozen=True, slots=True)
class BandTotal:
    """How many accounts, and how much ARR, stand in a band."""

    accounts: int
    arr: float


@dataclass(frozen=True, slots=True)
class HealthResult:
    """All scores of a list on its date. ``coverage`` 0 to 100: mean over the accounts."""

    scorecard: Scorecard
    """The card for everybody whom no other one fits."""
    as_of: date
    scores: Sequence[AccountScore]
    """In the order of the accounts; each is put together when it is asked for."""
    distribution: Mapping[Band, BandTotal]
    coverage: float
    available_weight: float
    """Weight points of the signals for which the list has at least one value."""
    missing: tuple[SignalId, ...]
    """Signals for which the list has no value at all."""
    average: float | None
    average_arr_weighted: float | None
    scorecards: tuple[Scorecard, ...] = ()
    """Every card in use, in the order in which they are tried."""

    def card_of(self, score: AccountScore) -> Scorecard:
        """Return the scorecard that gave a score."""
        return next(
            (card for card in self.scorecards if card.id == score.scorecard), self.scorecard
        )
