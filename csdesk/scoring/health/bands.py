"""Bands: half-open, the better one owns its edge (C12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.model.directions import Direction
from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.identifiers import SignalId
from csdesk.model.score_arithmetic import STEP
from csdesk.model.score_columns import is_scored_by, points_column, values_column
from csdesk.model.score_sequence import BANDS
from csdesk.model.scorecards import FULL_POINTS, MissingPolicy, Scorecard, Shape, Signal
from csdesk.scoring.health.edges import Edges, count_steps
from csdesk.scoring.health.shapes import counts_at_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]
    CodeArray = NDArray[np.int64]

GREEN, YELLOW, RED, UNSCORED = (BANDS.index(band) for band in BANDS)
GOOD, POOR = 2, 0
"""Steps of a signal in its best band and in its worst."""
NO_HARM = frozenset({MissingPolicy.EXCLUDE, MissingPolicy.BEST})
"""What a gap may count as without keeping an account from being all good."""


def band_of(score: float | None, scorecard: Scorecard) -> Band:
    """Return the band of a score 0 to 100 by a scorecard's edges: 80 is green, 79.99 yellow."""
    if score is None:
        return Band.UNSCORED
    if score >= scorecard.green:
        return Band.GREEN
    return Band.YELLOW if score >= scorecard.yellow else Band.RED


def code_bands(score: FloatArray, card: Scorecard) -> CodeArray:
    """Return the code of the band of each score, NaN being unscored."""
    import numpy as np

    codes = np.where(score >= card.yellow, YELLOW, RED)
    codes[score >= card.green] = GREEN
    codes[np.isnan(score)] = UNSCORED
    return codes


def code_by_worst(
    score: FloatArray, values: FloatArray, card: Scorecard, edges: Sequence[Edges]
) -> CodeArray:
    """Return codes where any poor signal makes an account red, and only good ones make it green.

    Of the signals that count; accounts without a score have no band here, either.
    """
    import numpy as np

    is_poor = np.zeros(len(score), dtype=np.bool_)
    is_good = np.ones(len(score), dtype=np.bool_)
    for signal, column, edge in zip(card.signals, values, edges, strict=True):
        steps = count_steps(column, signal, edge)
        known, counts = ~np.isnan(column), counts_at_all(column, signal)
        is_poor |= np.where(known, counts & (steps == POOR), signal.missing is MissingPolicy.WORST)
        is_good &= np.where(known, ~counts | (steps == GOOD), signal.missing in NO_HARM)
    codes = np.where(is_poor, RED, np.where(is_good, GREEN, YELLOW))
    codes[np.isnan(score)] = UNSCORED
    return codes


def signal_band(score: AccountScore, signal: Signal) -> Band:
    """Return how good one signal of an account is; unscored where it does not count.

    Signals in bands, and those without a value, are told by their points, others by the edges.
    Points that faded with age stay on their side of the middle.
    """
    points = score.points.get(signal.id)
    if points is None:
        return Band.UNSCORED
    value = score.values.get(signal.id)
    if value is not None and signal.shape is Shape.BANDS and signal.half_life_days is not None:
        good, fair = points > STEP, points >= STEP
    elif signal.shape is Shape.BANDS or value is None:
        good, fair = points >= FULL_POINTS, points > 0
    elif signal.direction is Direction.HIGHER:
        good, fair = value >= signal.green, value >= signal.yellow
    else:
        good, fair = value <= signal.green, value <= signal.yellow
    if good:
        return Band.GREEN
    return Band.YELLOW if fair else Band.RED


def find_red(health: HealthResult, signal: SignalId) -> BoolArray:
    """Return for which accounts ``signal_band`` is red, each by the scorecard that it has."""
    import numpy as np

    values, points = values_column(health, signal), points_column(health, signal)
    red = np.zeros(len(points), dtype=np.bool_)
    for card in health.scorecards or (health.scorecard,):
        for one in card.signals:
            if one.id == signal:
                red |= is_scored_by(health, card.id) & _is_poor(values, points, one)
    return red


def _is_poor(values: FloatArray, points: FloatArray, signal: Signal) -> BoolArray:
    """Return where a signal that counts is in its worst band."""
    import numpy as np

    by_points = points <= 0
    if signal.shape is Shape.BANDS and signal.half_life_days is not None:
        return np.where(np.isnan(values), by_points, points < STEP)
    if signal.shape is Shape.BANDS:
        return by_points
    edges = np.array([signal.green, signal.yellow])
    beyond = values < edges.min() if signal.direction is Direction.HIGHER else values > edges.max()
    counts = ~np.isnan(points)
    poor: BoolArray = counts & np.where(np.isnan(values), by_points, beyond)
    return poor
