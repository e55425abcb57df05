"""Weights by several experts: rounds of a Delphi study (S1.25)."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import ScorecardId, SignalId


@dataclass(frozen=True, slots=True)
class WeightRating:
    """The weight, in points of 100, that one rater gives a signal in a round."""

    scorecard: ScorecardId
    round: int
    rater: str
    signal: SignalId
    weight: float


@dataclass(frozen=True, slots=True)
class SignalConsensus:
    """What raters think of a signal in a round: medians and quartiles in points of 100."""

    signal: SignalId
    raters: int
    median: float
    low: float
    """First quartile."""
    high: float
    """Third quartile."""
    weight: float
    """The median, scaled so that the weights of all signals sum to 100."""


@dataclass(frozen=True, slots=True)
class DelphiRound:
    """One round: what each rater gave, and what comes out."""

    number: int
    raters: tuple[str, ...]
    incomplete: tuple[str, ...]
    """Raters whose weights do not sum to 100, or who left a signal out: they do not count."""
    consensus: tuple[SignalConsensus, ...]
