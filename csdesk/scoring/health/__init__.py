"""Health scores: what scorecards make of the facts of a book, and why."""

from __future__ import annotations

from csdesk.scoring.health.bands import band_of, signal_band
from csdesk.scoring.health.losses import score_if_repaired, signal_losses
from csdesk.scoring.health.results import score_facts
from csdesk.scoring.health.score_columns import ScoreColumns, rate_matrix, score_matrix
from csdesk.scoring.health.weights import effective_weights

__all__ = [
    "ScoreColumns",
    "band_of",
    "effective_weights",
    "rate_matrix",
    "score_facts",
    "score_if_repaired",
    "score_matrix",
    "signal_band",
    "signal_losses",
]
