"""What can be said about whether a health score tells who leaves (S1.28, S1.29, S3.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId


class Evidence(StrEnum):
    """How much may be said, by the number of accounts that left (`docs/validation.md`)."""

    CASES = "cases"
    """Fewer than 5: a table of cases, no figure that claims to measure."""
    RANKS = "ranks"
    """5 to 9: who stood where, indicative."""
    INTERVAL = "interval"
    """10 to 29: AUC with its interval, no fitting of weights."""
    COMPARISON = "comparison"
    """30 to 99: sets of weights that people chose may be compared."""
    FITTING = "fitting"
    """100 and more: weights may be suggested, beside those of people."""


class Claim(StrEnum):
    """What kind of statement the data allow."""

    PREDICTION = "prediction"
    """Scores as of a day before, held against what happened after."""
    ASSOCIATION = "association"
    """Today's scores against who had left already: no prediction."""


class Verdict(StrEnum):
    """What the figures say."""

    TOO_FEW = "too_few"
    """Too few accounts left to say anything."""
    NO_EVIDENCE = "no_evidence"
    """The interval of the AUC holds 0.5: not shown to be better than chance."""
    WRONG_WAY = "wrong_way"
    """The interval lies below 0.5: those who left had the better scores."""
    WEAK = "weak"
    """Better than chance, below 0.70."""
    VIABLE = "viable"
    """0.70 to below 0.75."""
    GOOD = "good"
    """0.75 to 0.85, where the source text aims."""
    SUSPICIOUS = "suspicious"
    """Above 0.85: look for leaks first."""


@dataclass(frozen=True, slots=True)
class ValidationDesign:
    """How a score is tested.

    An account is observed on a day; what counts happens in the ``window_days`` that begin
    ``lead_days`` after it. The next day is ``window_days`` later, so that the windows lie side by
    side and nobody is counted as leaving twice.
    """

    lead_days: int = 60
    window_days: int = 90
    first: date | None = None
    """The first day observed; None: as early as the data allow."""
    last: date | None = None
    test_share: float = 0.2
    """The latest part of the observations, in which fitted weights are tested (S1.28: 80/20)."""
    most_days: int = 8
    """Days observed at most: two years of quarters."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the 95 % interval around it; ``low`` and ``high`` None where none is given."""

    value: float
    low: float | None = None
    high: float | None = None


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
class LiftRow:
    """One tenth of the observations, worst scores first. Rates in percent."""

    tenth: int
    accounts: int
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
    accounts: int
    left: int
    rate: Estimate | None
    """None below ten accounts."""
    arr: float
    arr_left: float
    followed: int = 0
    """Accounts whose ARR is dated, on the day and on the next one observed."""
    grew: int = 0
    """Those of them whose ARR was higher then (S3.9)."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Accounts in the red band called at risk, against what happened. Rates in percent.

    A rate is None below ten accounts.
    """

    threshold: float
    """The red edge of the scorecard for everybody whom no other one fits."""
    caught: int
    missed: int
    false_alarms: int
    quiet: int
    """Not called at risk, and stayed."""
    precision: Estimate | None
    recall: Estimate | None


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a curve, both coordinates 0 to 1."""

    x: tuple[float, ...]
    y: tuple[float, ...]


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


class AlarmKind(StrEnum):
    """Why a test of a score may look better, or worse, than the score is (S1.29)."""

    LEAK = "leak"
    """A signal knows the outcome: filled only for those who left, dated after, or AUC > 0.95."""
    SURVIVORS = "survivors"
    """Those who left are not in the data."""
    COLLINEAR = "collinear"
    """Two signals say the same, |r| > 0.8."""
    CONCENTRATION = "concentration"
    """One account holds so much ARR that figures by ARR are about it."""
    SCORED_AFTER = "scored_after"
    """Scores stem from after the outcome."""
    UNDATED = "undated"
    """Signals without dates cannot be taken back to a past day."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One reason for care, in words, with what it is about."""

    kind: AlarmKind
    text: str
    signals: tuple[SignalId, ...] = ()
    accounts: tuple[AccountKey, ...] = ()


@dataclass(frozen=True, slots=True)
class WeightSuggestion:
    """Weights from a penalised logistic regression beside those in use, in points of 100."""

    scorecard: ScorecardId
    current: tuple[tuple[SignalId, float], ...]
    suggested: tuple[tuple[SignalId, float], ...]
    current_auc: Estimate
    suggested_auc: Estimate
    """Both in later observations, by weights fitted to earlier ones of other accounts."""
    fitted_on: int
    """Accounts that left among all, which the suggested weights are fitted to."""
    tested_on: int
    """Accounts that left among the later observations."""
    penalty: float
    """The inverse strength of the penalty that cross-validation chose."""
    gain: Estimate | None
    """By how much the suggested weights exceed those in use there."""
    left_out: tuple[SignalId, ...]
    """Signals whose sign was against what the scorecard says, or that leak."""


@dataclass(frozen=True, slots=True)
class WeightComparison:
    """The AUC of a set of weights that people chose, over the same observations."""

    name: str
    auc: Estimate
    gain: Estimate | None = None
    """By how much it exceeds that of the weights in use; None for those."""


@dataclass(frozen=True, slots=True)
class Validation:
    """A tested score. What has too few events to be told is None or empty."""

    design: ValidationDesign
    claim: Claim
    evidence: Evidence
    verdict: Verdict
    days: tuple[date, ...]
    """The days observed, oldest first."""
    observations: int
    """Accounts on days, each with a score."""
    unscored: int
    """Accounts on days without a score: nothing is told about them."""
    accounts: int
    left: int
    """Observed accounts that left in their windows."""
    loss_rate: Estimate | None
    """Accounts that left in percent of those observed, with a Wilson interval."""
    base_rate: Estimate | None
    """Observations that were followed by leaving, in percent with a Wilson interval."""
    largest_share: float | None
    """The largest account in percent of the ARR observed last."""
    auc: Estimate | None
    auc_by_arr: Estimate | None
    average_precision: Estimate | None
    """0 to 1; without knowing anything it is the base rate."""
    roc: Curve | None
    precision_recall: Curve | None
    lifts: tuple[LiftRow, ...]
    calibration: tuple[CalibrationRow, ...]
    confusion: Confusion | None
    brier: float | None
    """Of the rates that the bands had before, in later observations of other accounts."""
    brier_base: float | None
    """Of the one rate that all had before, in the same observations."""
    contenders: tuple[Contender, ...]
    """Tenure alone and last login alone first, then each signal alone: the best first,
    suspects last. Where nobody has a score, they are told all the same."""
    alarms: tuple[Alarm, ...]
    green_but_left: tuple[Observed, ...]
    red_but_stayed: tuple[Observed, ...]
    """Accounts that never left, once each; both lists with the largest ARR first."""
    cases: tuple[Observed, ...]
    """Everybody who left, with the score before, in the order of the days."""
    comparisons: tuple[WeightComparison, ...] = ()
    suggestion: WeightSuggestion | None = None
