"""Keeping the scores of a day, so that later ones can be held against them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from csdesk.model.changes import Changes
from csdesk.model.health import HealthResult
from csdesk.model.history import Action
from csdesk.model.identifiers import ScorecardId, SnapshotId
from csdesk.model.library import Library
from csdesk.model.score_columns import (
    account_keys,
    band_column,
    coverage_column,
    points_column,
    score_column,
)
from csdesk.model.score_history import KeptScores
from csdesk.model.score_sequence import ScoreSequence
from csdesk.operations.health.scored_lists import ScoredOutcome, score_lists
from csdesk.operations.metrics.keeping import keep_kpis
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


def take_snapshot(
    workspace: Workspace, health: HealthResult, taken_at: datetime | None = None
) -> Outcome[SnapshotId | None]:
    """Keep the scores of a day; None where the last snapshot of that day has the same ones.

    Within the step of an import it is taken back with the import. ``taken_at`` is now in UTC,
    unless it is given.
    """
    versions = {card.id: card.version for card in health.scorecards or (health.scorecard,)}
    scores = collect_scores(health)
    with workspace.step(Action.TAKE_SNAPSHOT):
        number = workspace.snapshots.add(
            scores, health.as_of, taken_at or datetime.now(UTC), versions
        )
    return Outcome(number, Changes.NONE if number is None else Changes.SCORING)


def keep_scores(workspace: Workspace, library: Library) -> ScoredOutcome[SnapshotId | None]:
    """Score the lists in use and keep the scores as ``take_snapshot`` does; None without lists.

    The KPIs of that day are kept beside them. What was computed is handed on.
    """
    scored = score_lists(workspace, library)
    if scored.book is None:
        return ScoredOutcome(None, Changes.NONE, scored)
    health = scored.book.health
    kept = keep_kpis(workspace, scored.kpis.values(), health.as_of)
    taken = take_snapshot(workspace, health)
    return ScoredOutcome(taken.result, taken.changes | kept.changes, scored)


def collect_scores(health: HealthResult) -> KeptScores:
    """Return the scores of a book column by column, as they are kept."""
    cards = health.scorecards or (health.scorecard,)
    signals = dict.fromkeys(signal.id for card in cards for signal in card.signals)
    return KeptScores(
        keys=account_keys(health),
        scores=_numbers(score_column(health)),
        bands=band_column(health),
        coverage=coverage_column(health).tolist(),
        scorecards=_cards(health),
        points={signal: _numbers(points_column(health, signal)) for signal in signals},
    )


def _cards(health: HealthResult) -> Sequence[ScorecardId]:
    scores = health.scores
    if not isinstance(scores, ScoreSequence):
        return [one.scorecard for one in scores]
    ids = [card.card.id for card in scores.cards]
    return [ids[place] for place in scores.columns.cards.tolist()]


def _numbers(column: FloatArray) -> list[float | None]:
    """Return a column as it is kept: None for NaN."""
    import numpy as np

    cells = column.astype(object)
    cells[np.isnan(column)] = None
    numbers: list[float | None] = cells.tolist()
    return numbers
