"""Scorecards and the scores that they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import AccountKey, FieldId, ScorecardId, SignalId


class Band(StrEnum):
    """Where a score stands; unscored accounts are a band of their own, never "safe"."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    UNSCORED = "unscored"


class Direction(StrEnum):
    """Which way a signal or KPI is better."""

    HIGHER = "higher"
    LOWER = "lower"


FULL_POINTS = 10
"""What a signal in its best band gives; half of it in the middle band, nothing in the worst."""


class SignalCategory(StrEnum):
    """The four groups of the signal catalogue (S1.23)."""

    PRODUCT_USAGE = "product_usage"
    BUSINESS = "business"
    SUPPORT = "support"
    FINANCIAL = "financial"


@dataclass(frozen=True, slots=True)
class Signal:
    """One measure of a scorecard. The better band owns its edge; ``weight`` is in points of 100.

    ``fields`` are the account fields that feed it, first one present wins; how a field becomes the
    signal's value is named by ``derivation``.
    """

    id: SignalId
    name: str
    category: SignalCategory
    weight: int
    direction: Direction
    green: float
    yellow: float
    unit: str
    derivation: str
    """``value`` (the field itself), ``days_until`` (date minus as-of), ``per_month`` (90 days/3)"""
    fields: tuple[FieldId, ...]
    yellow_action: str = ""
    red_action: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A weighted set of signals with its bands (half-open: green from ``green`` upwards)."""

    id: ScorecardId
    version: str
    name: str
    signals: tuple[Signal, ...]
    green: float
    yellow: float
    sufficient_coverage: float
    """Below this the score is shown as resting on insufficient data."""
    minimum_coverage: float
    """Below this there is no score."""
    source: str = ""

    def signal(self, signal_id: SignalId) -> Signal:
        """Return the signal with this id; KeyError when there is none."""
        for signal in self.signals:
            if signal.id == signal_id:
                return signal
        raise KeyError(signal_id)


@dataclass(frozen=True, slots=True)
class AccountScore:
    """The score of one account: 0 to 100, higher is healthier, None below minimum coverage.

    ``values`` and ``points`` (0, 5 or 10) hold the signals that are present.
    """

    key: AccountKey
    score: float | None
    band: Band
    coverage: float
    sufficient: bool
    values: Mapping[SignalId, float]
    points: Mapping[SignalId, int]


@dataclass(frozen=True, slots=True)
class BandTotal:
    """How many accounts, and how much ARR, stand in a band."""

    accounts: int
    arr: float


@dataclass(frozen=True, slots=True)
class HealthResult:
    """All scores of a list on its date. ``coverage`` 0 to 100: mean over the accounts."""

    scorecard: Scorecard
    as_of: date
    scores: tuple[AccountScore, ...]
    distribution: Mapping[Band, BandTotal]
    coverage: float
    available_weight: int
    """Weight points of the signals for which the list has at least one value."""
    missing: tuple[SignalId, ...]
    """Signals for which the list has no value at all."""
    average: float | None
    average_arr_weighted: float | None
