"""What can be said about whether a health score tells who leaves (S1.28, S1.29, S3.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_alarms import Alarm
from csdesk.model.score_measures import (
    CalibrationRow,
    Confusion,
    Contender,
    Estimate,
    LiftRow,
)
from csdesk.model.suggested_weights import WeightComparison, WeightSuggestion
from csdesk.model.validation_design import Claim, ValidationDesign
from csdesk.model.validation_rules import Evidence


class Verdict(StrEnum):
    """What the figures say."""

    TOO_FEW = "too_few"
    """Too few accounts left to say anything."""
    NO_EVIDENCE = "no_evidence"
    """The interval of the AUC holds 0.5: not shown to be better than chance."""
    WRONG_WAY = "wrong_way"
    """The interval lies below 0.5: those who left had the better scores."""
    WEAK = "weak"
    """Better than chance, and not usable."""
    VIABLE = "viable"
    """Usable, and not good."""
    GOOD = "good"
    """Where the source text aims."""
    SUSPICIOUS = "suspicious"
    """Better than that: look for leaks first."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One account on one day with what came of it."""

    account: AccountKey
    on: date
    score: float | None
    band: Band
    arr: float
    left: bool
    left_on: date | None = None
    rank: int | None = None
    """1 for the lowest score of the day; accounts with the same score share the better rank."""
    of: int = 0
    """Accounts with a score on that day."""


@dataclass(frozen=True, slots=True)
class Validation:
    """A tested score. What has too few events to be told is None or empty."""

    design: ValidationDesign
    claim: Claim
    evidence: Evidence
    verdict: Verdict
    fitting_from: int
    """So many accounts must have left before weights are suggested."""
    usable_from: float
    """The least AUC to work with."""
    days: tuple[date, ...]
    """The days observed, oldest first."""
    observations: int
    """Accounts on days, each with a score."""
    unscored: int
    """Accounts on days without a score: nothing is told about them."""
    accounts: int
    left: int
    """Accounts that left in one of their windows, each once."""
    loss_rate: Estimate | None
    """Accounts that left in percent of those observed, with a Wilson interval."""
    base_rate: Estimate | None
    """Observations that were followed by leaving, in percent with a Wilson interval."""
    largest_share: float | None
    """The largest account in percent of the ARR observed last."""
    alarms: tuple[Alarm, ...]
    green_but_left: tuple[Observed, ...]
    red_but_stayed: tuple[Observed, ...]
    """Accounts that never left, once each; both lists with the largest ARR first."""
    cases: tuple[Observed, ...]
    """Everybody who left, with the score before, in the order of the days."""
    auc: Estimate | None = None
    auc_by_arr: Estimate | None = None
    average_precision: Estimate | None = None
    """0 to 1; without knowing anything it is the base rate."""
    lifts: tuple[LiftRow, ...] = ()
    calibration: tuple[CalibrationRow, ...] = ()
    confusion: Confusion | None = None
    """What calling the red band at risk would have caught."""
    wide_confusion: Confusion | None = None
    """The same of red and yellow together."""
    brier: float | None = None
    """Of the rates that the bands had before, in later observations of other accounts."""
    brier_base: float | None = None
    """Of the one rate that all had before, in the same observations."""
    contenders: tuple[Contender, ...] = ()
    """Tenure alone and last login alone first, then each signal alone: the best first,
    suspects last. Where nobody has a score, they are told all the same."""
    comparisons: tuple[WeightComparison, ...] = ()
    suggestion: WeightSuggestion | None = None
