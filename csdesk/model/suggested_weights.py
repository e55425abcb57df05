"""Sets of weights held against who left: those of people, and one that the losses suggest."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.score_measures import Estimate


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
