"""The scores of a book column by column, without putting together the score of any account.

Every array has one value per account, in the order of the scores.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan
from typing import TYPE_CHECKING

from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId
from csdesk.model.score_sequence import BANDS, CardScores, ScoreSequence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


def account_keys(health: HealthResult) -> Sequence[AccountKey]:
    """Return the keys of all accounts."""
    scores = health.scores
    return scores.keys if isinstance(scores, ScoreSequence) else [one.key for one in scores]


def score_column(health: HealthResult) -> FloatArray:
    """Return the scores of all accounts, NaN for those without one."""
    scores = health.scores
    if isinstance(scores, ScoreSequence):
        return scores.columns.score
    return _read_each(scores, lambda one: nan if one.score is None else one.score)


def coverage_column(health: HealthResult) -> FloatArray:
    """Return the coverage of all accounts, 0 to 100."""
    scores = health.scores
    if isinstance(scores, ScoreSequence):
        return scores.columns.coverage
    return _read_each(scores, lambda one: one.coverage)


def band_codes(health: HealthResult) -> IntArray:
    """Return the place of each account's band among ``BANDS``."""
    import numpy as np

    scores = health.scores
    if isinstance(scores, ScoreSequence):
        return scores.columns.bands
    return np.array([BANDS.index(one.band) for one in scores], np.int64)


def band_column(health: HealthResult) -> Sequence[Band]:
    """Return the band of each account."""
    return [BANDS[code] for code in band_codes(health).tolist()]


def is_scored(health: HealthResult) -> BoolArray:
    """Return which accounts have a score."""
    import numpy as np

    scored: BoolArray = ~np.isnan(score_column(health))
    return scored


def is_in(health: HealthResult, *bands: Band) -> BoolArray:
    """Return which accounts stand in one of these bands."""
    import numpy as np

    return np.isin(band_codes(health), [BANDS.index(band) for band in bands])


def is_sufficient(health: HealthResult) -> BoolArray:
    """Return of which accounts enough is known, whether they have a score or not."""
    import numpy as np

    scores = health.scores
    if not isinstance(scores, ScoreSequence):
        return np.array([one.sufficient for one in scores], np.bool_)
    enough = np.array([one.card.sufficient_coverage for one in scores.cards], np.float64)
    sufficient: BoolArray = scores.columns.coverage >= enough[scores.columns.cards]
    return sufficient


def is_thin(health: HealthResult) -> BoolArray:
    """Return which accounts have a score that rests on insufficient coverage."""
    thin: BoolArray = is_scored(health) & ~is_sufficient(health)
    return thin


def is_scored_by(health: HealthResult, card: ScorecardId) -> BoolArray:
    """Return which accounts a scorecard has scored, those below its minimum coverage included."""
    import numpy as np

    scores = health.scores
    if not isinstance(scores, ScoreSequence):
        return np.array([one.scorecard == card for one in scores], np.bool_)
    wanted = [number for number, one in enumerate(scores.cards) if one.card.id == card]
    return np.isin(scores.columns.cards, wanted)


def points_column(health: HealthResult, signal: SignalId) -> FloatArray:
    """Return the points 0 to 10 of a signal, NaN where it does not count."""
    scores = health.scores
    if not isinstance(scores, ScoreSequence):
        return _read_each(scores, lambda one: one.points.get(signal, nan))
    return _read_signal(scores, signal, lambda card: card.points)


def values_column(health: HealthResult, signal: SignalId) -> FloatArray:
    """Return the values of a signal, NaN where it is unknown or too old."""
    scores = health.scores
    if not isinstance(scores, ScoreSequence):
        return _read_each(scores, lambda one: one.values.get(signal, nan))
    return _read_signal(scores, signal, lambda card: card.values)


def _read_each(scores: Sequence[AccountScore], read: Callable[[AccountScore], float]) -> FloatArray:
    import numpy as np

    return np.array([read(one) for one in scores], np.float64)


def _read_signal(
    scores: ScoreSequence, signal: SignalId, read: Callable[[CardScores], FloatArray]
) -> FloatArray:
    """Return a signal's row of each card's matrix at the accounts that the card is for."""
    import numpy as np

    found = np.full(len(scores), nan)
    for number, card in enumerate(scores.cards):
        ids = [one.id for one in card.card.signals]
        if signal in ids:
            members = scores.columns.cards == number
            found[members] = read(card)[ids.index(signal), scores.columns.places[members]]
    return found
