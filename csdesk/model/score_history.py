"""Scores over time: snapshots that are only ever added to, and the trend in them."""

from __future__ import annotations

from collections.abc import Mapping
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
