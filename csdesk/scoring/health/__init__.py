"""Health scores: what scorecards make of the facts of a book, and why."""

from __future__ import annotations

from csdesk.scoring.health.bands import band_of, find_red, signal_band
from csdesk.scoring.health.cards import assign_cards, order_cards
from csdesk.scoring.health.changes import explain_change
from csdesk.scoring.health.delphi import settle_round
from csdesk.scoring.health.losses import score_if_repaired, signal_losses
from csdesk.scoring.health.paths import path_to_green
from csdesk.scoring.health.results import score_facts
from csdesk.scoring.health.review import review_card
from csdesk.scoring.health.roll_ups import roll_up
from csdesk.scoring.health.score_columns import ScoreColumns, rate_matrix, score_matrix
from csdesk.scoring.health.trends import find_trend
from csdesk.scoring.health.weights import effective_weights, weigh_card
from csdesk.scoring.health.what_ifs import what_if

__all__ = [
    "ScoreColumns",
    "assign_cards",
    "band_of",
    "effective_weights",
    "explain_change",
    "find_red",
    "find_trend",
    "order_cards",
    "path_to_green",
    "rate_matrix",
    "review_card",
    "roll_up",
    "score_facts",
    "score_if_repaired",
    "score_matrix",
    "settle_round",
    "signal_band",
    "signal_losses",
    "weigh_card",
    "what_if",
]
