"""Where an account loses points, and what would bring them back."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from csdesk.model.health import AccountScore
from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import FULL_POINTS, Scorecard
from csdesk.scoring.health.weights import counting_weights, effective_weights


def signal_losses(score: AccountScore, scorecard: Scorecard) -> dict[SignalId, float]:
    """Return how many points of 100 each signal costs an account, the costliest first.

    By the effective weights of the card when every signal is known. Signals that cost nothing, and
    those that do not count, are left out.
    """
    weights = {one.signal: one.effective for one in effective_weights(scorecard)}
    losses = {
        signal: weights[signal] * (FULL_POINTS - points) / FULL_POINTS
        for signal, points in score.points.items()
        if points < FULL_POINTS
    }
    return dict(sorted(losses.items(), key=lambda loss: -loss[1]))


def score_if_repaired(
    score: AccountScore, scorecard: Scorecard, repaired: Collection[SignalId]
) -> float | None:
    """Return the score 0 to 100 once these signals give all their points; None without signals."""
    if not score.points:
        return None
    weights = counting_weights(scorecard, score.points)
    earned = sum(
        weights[signal] * (FULL_POINTS if signal in repaired else Fraction(points))
        for signal, points in score.points.items()
    )
    return float(earned / FULL_POINTS)
