"""What a test of a score measures: figures with their intervals, bands and tenths."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.health import Band
from csdesk.model.identifiers import SignalId


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the 95 % interval around it; ``low`` and ``high`` None where none is given."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class LiftRow:
    """One tenth of the observations, worst scores first. Rates in percent."""

    tenth: int
    observations: int
    left: int
    rate: Estimate
    lift: float
    """The rate of this tenth against that of all."""
    captured: float
    """The part of all who left that is in this tenth and the worse ones, in percent."""


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """One band: how many left, in percent with a Wilson interval; by ARR as well."""

    band: Band
    observations: int
    accounts: int
    """Accounts that were ever observed in the band."""
    left: int
    rate: Estimate | None
    """Of the observations; None below ten accounts."""
    arr: float
    arr_left: float
    followed: int = 0
    """Observations whose ARR is dated, on the day and on the next one observed."""
    grew: int = 0
    """Those of them whose ARR was higher then (S3.9)."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Observations in the worse bands called at risk, against what happened. Rates in percent.

    A rate is None below ten accounts.
    """

    threshold: float
    """The edge below which they are called, of the scorecard that fits those whom no other does."""
    caught: int
    missed: int
    false_alarms: int
    quiet: int
    """Not called at risk, and stayed."""
    precision: Estimate | None
    recall: Estimate | None


@dataclass(frozen=True, slots=True)
class Contender:
    """Something the score is compared with, or a signal alone: its AUC, high meaning it warns."""

    name: str
    auc: Estimate
    known: int
    """Observations that have it."""
    signal: SignalId | None = None
    is_suspect: bool = False
    """An alarm says that it knows the outcome."""
    beaten_by: Estimate | None = None
    """By how much the AUC of the score exceeds it; for simple rules."""
