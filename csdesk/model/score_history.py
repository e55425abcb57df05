"""Scores over time: snapshots that are only ever added to, and the trend in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId, SnapshotId


@dataclass(frozen=True, slots=True)
class ScoreOverride:
    """A score that a person set in place of the computed one, until it expires."""

    account: AccountKey
    score: float
    """0 to 100."""
    author: str
    reason: str
    set_on: date
    expires_on: date
    """The first day on which the computed score counts again."""

    def is_valid(self, day: date) -> bool:
        """Tell whether it counts on a day."""
        return self.set_on <= day < self.expires_on


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """When the scores of a book were kept, and by which versions of which scorecards."""

    id: SnapshotId
    as_of: date
    taken_at: datetime
    """UTC."""
    versions: Mapping[ScorecardId, str]


@dataclass(frozen=True, slots=True)
class KeptScore:
    """The score of an account in a snapshot. ``points`` 0 to 10 of the signals that counted."""

    account: AccountKey
    score: float | None
    band: Band
    coverage: float
    scorecard: ScorecardId
    points: Mapping[SignalId, float]


@dataclass(frozen=True, slots=True)
class KeptScores:
    """The scores of a book on a day, column by column in the order of ``keys``.

    Scores 0 to 100, None for accounts without one; coverage 0 to 100; points 0 to 10 of each
    signal, None where it did not count.
    """

    keys: Sequence[AccountKey]
    scores: Sequence[float | None]
    bands: Sequence[Band]
    coverage: Sequence[float]
    scorecards: Sequence[ScorecardId]
    points: Mapping[SignalId, Sequence[float | None]]

    def at(self, place: int) -> KeptScore:
        """Return the score of the account at a place."""
        counted = ((signal, column[place]) for signal, column in self.points.items())
        return KeptScore(
            account=self.keys[place],
            score=self.scores[place],
            band=self.bands[place],
            coverage=self.coverage[place],
            scorecard=self.scorecards[place],
            points={signal: points for signal, points in counted if points is not None},
        )

    def __iter__(self) -> Iterator[KeptScore]:
        """Give the score of each account."""
        return map(self.at, range(len(self.keys)))


class Course(StrEnum):
    """Where a score is going."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    UNKNOWN = "unknown"
    """Fewer than two snapshots."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The slope of the last three scores, in points from one snapshot to the next.

    Within ±5 points over the whole span it is steady. ``card_changed``: the scorecard changed
    within the span, so that the score may have moved without the customer.
    """

    course: Course
    slope: float | None
    change: float | None
    """From the first to the last of the scores looked at."""
    scores: tuple[float | None, ...]
    """Every score kept, oldest first."""
    dates: tuple[date, ...]
    card_changes: tuple[date, ...]
    """Snapshots made by another scorecard or version than the one before."""
    card_changed: bool = False
