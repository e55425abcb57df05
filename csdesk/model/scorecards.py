"""Scorecards: which signals make a health score, how each is scored, and whom a card is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from csdesk.model.conditions import Condition
from csdesk.model.directions import Direction
from csdesk.model.identifiers import FactId, ScorecardId, SignalGroupId, SignalId

FULL_POINTS = 10
"""What a signal in its best state gives; half of it in the middle band, nothing in the worst."""


class SignalCategory(StrEnum):
    """The groups of the signal catalogues (S1.23, S4.7)."""

    PRODUCT_USAGE = "product_usage"
    BUSINESS = "business"
    SUPPORT = "support"
    FINANCIAL = "financial"
    RELATIONSHIP = "relationship"


class Shape(StrEnum):
    """How a value becomes points from 0 to 10."""

    BANDS = "bands"
    """10, 5 or 0 by two edges; the better band owns its edge (C12)."""
    LINEAR = "linear"
    """From 0 at ``worst`` to 10 at ``best``; values beyond count as the end they passed."""
    BOUNDED_LINEAR = "bounded_linear"
    """As linear; values beyond either end do not count at all."""
    PERCENTILE = "percentile"
    """The part of the accounts with a value that are worse, ties counted half."""
    MIN_MAX = "min_max"
    """From 0 at the worst value in the book to 10 at the best."""
    Z_SCORE = "z_score"
    """5 at the mean of the book, 10 three standard deviations better, 0 three worse."""


class MissingPolicy(StrEnum):
    """What a signal without a value, or with one past its validity, counts as."""

    EXCLUDE = "exclude"
    """Nothing; the weights of the others are scaled up to 100."""
    NEUTRAL = "neutral"
    WORST = "worst"
    BEST = "best"


class RollUp(StrEnum):
    """How the points of the signals become the band of an account."""

    WEIGHTED = "weighted"
    ANY_POOR = "any_poor"
    """Red where any signal is poor, green where all are good, yellow else; the score stays."""


@dataclass(frozen=True, slots=True)
class EdgeException:
    """Other edges for accounts that meet all conditions: a segment, a time since they started."""

    when: tuple[Condition, ...]
    green: float
    yellow: float


@dataclass(frozen=True, slots=True)
class Signal:
    """One fact in a scorecard, with its weight and how it is scored."""

    id: SignalId
    name: str
    category: SignalCategory
    fact: FactId
    weight: float
    """Points of 100: of the score, or of its group where the scorecard has groups."""
    direction: Direction
    green: float
    yellow: float
    """Edges of the bands; a signal of another shape is called good and poor by them, too."""
    unit: str
    shape: Shape = Shape.BANDS
    worst: float | None = None
    best: float | None = None
    """The ends of a linear shape."""
    missing: MissingPolicy = MissingPolicy.EXCLUDE
    valid_days: int | None = None
    """A value whose record is older is stale and treated as missing; None: never."""
    half_life_days: int | None = None
    """In so many days half of what sets its points apart from the middle is gone; None: never."""
    is_lagging: bool = False
    """It says what has happened already: those weigh at most ``lagging_cap`` (C6)."""
    group: SignalGroupId | None = None
    exceptions: tuple[EdgeException, ...] = ()
    """The first that fits an account wins."""
    yellow_action: str = ""
    red_action: str = ""


@dataclass(frozen=True, slots=True)
class SignalGroup:
    """Signals that are weighted together first."""

    id: SignalGroupId
    name: str
    weight: float
    """Points of 100 of the score."""


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
    groups: tuple[SignalGroup, ...] = ()
    """Empty: one level of weights."""
    roll_up: RollUp = RollUp.WEIGHTED
    applies_to: tuple[Condition, ...] = ()
    """Whom the card is for; empty: everybody. Of several cards the first that fits wins."""
    lagging_cap: float = 30
    purpose: str = ""
    source: str = ""

    def signal(self, signal_id: SignalId) -> Signal:
        """Return the signal with this id; KeyError when there is none."""
        for signal in self.signals:
            if signal.id == signal_id:
                return signal
        raise KeyError(signal_id)


@dataclass(frozen=True, slots=True)
class SignalWeight:
    """What a signal weighs: as it is given, in points of 100 of its group, and of the score."""

    signal: SignalId
    raw: float
    in_group: float
    effective: float


class Purpose(StrEnum):
    """What a client keeps a health score for (S1.21)."""

    CHURN = "churn"
    EXPANSION = "expansion"
    ADOPTION = "adoption"


class DesignStep(StrEnum):
    """The seven steps of designing a scorecard (S1.22), in their order."""

    GOAL = "goal"
    SIGNALS = "signals"
    WEIGHTS = "weights"
    WINDOWS = "windows"
    THRESHOLDS = "thresholds"
    VALIDATION = "validation"
    GOVERNANCE = "governance"


@dataclass(frozen=True, slots=True)
class ScorecardVersion:
    """A scorecard as it was kept once; versions are never changed, only followed by others."""

    scorecard: Scorecard
    number: int
    """1 for the first one."""
    made_on: date
    author: str
    note: str
    """What was changed and why."""


@dataclass(frozen=True, slots=True)
class HealthModel:
    """How a client keeps its health score: purpose, people, cadence (S1.21, S1.30)."""

    purpose: Purpose | None = None
    stakeholders: tuple[str, ...] = ()
    owner: str = ""
    activated_on: date | None = None
    review_days: int = 90
    fresh_days: int = 7
    """Scores of a list older than this are shown as stale (C10)."""
    steps_done: frozenset[DesignStep] = frozenset()

    @property
    def next_review(self) -> date | None:
        """Return when it is to be looked over again; None while it is not in force."""
        return self.activated_on and self.activated_on + timedelta(days=self.review_days)

    def is_fresh(self, as_of: date, today: date) -> bool:
        """Tell whether the scores of a list are recent enough to act on (C10)."""
        return (today - as_of).days <= self.fresh_days


NO_MODEL = HealthModel()
