"""From the value of a signal to points from 0 to 10, on whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.directions import Direction
from csdesk.model.score_arithmetic import DEVIATIONS, GRAINS, STEP
from csdesk.model.scorecards import FULL_POINTS, Shape, Signal
from csdesk.scoring.health.edges import Edges, count_steps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]
    PointArray = NDArray[np.float64] | NDArray[np.uint8]

OF_THE_BOOK = frozenset({Shape.PERCENTILE, Shape.MIN_MAX, Shape.Z_SCORE})
"""Shapes that compare an account with the others."""


def rate_values(values: FloatArray, signal: Signal, edges: Edges) -> PointArray:
    """Return the points of each value by the signal's shape; of an unknown one NaN or 0.

    A value beyond the ends of a bounded linear shape gives NaN: it does not count. Shapes of the
    book take ``values`` for those of the whole book.
    """
    if signal.shape is Shape.BANDS:
        return STEP * count_steps(values, signal, edges)
    if signal.shape is Shape.PERCENTILE:
        return _rank(values, signal)
    if signal.shape is Shape.MIN_MAX:
        return _stretch(values, signal)
    if signal.shape is Shape.Z_SCORE:
        return _standardise(values, signal)
    return _ramp(values, signal)


def counts_at_all(values: FloatArray, signal: Signal) -> BoolArray:
    """Return which values count: not the unknown, nor those beyond the ends of a bounded shape."""
    import numpy as np

    if signal.shape is Shape.BOUNDED_LINEAR:
        values = _ramp(values, signal)
    found: BoolArray = ~np.isnan(values)
    return found


def _ramp(values: FloatArray, signal: Signal) -> FloatArray:
    """Return points on the line from ``worst`` to ``best``."""
    import numpy as np

    worst, best = signal.worst or 0.0, signal.best or 0.0
    points: FloatArray = FULL_POINTS * (values - worst) / (best - worst)
    if signal.shape is Shape.BOUNDED_LINEAR:
        return np.where((points >= 0) & (points <= FULL_POINTS), points, np.nan)
    return np.clip(points, 0.0, FULL_POINTS)


def _rank(values: FloatArray, signal: Signal) -> FloatArray:
    """Return ten times the part of the known values that are worse, equal ones counted half."""
    import numpy as np

    sign = 1.0 if signal.direction is Direction.HIGHER else -1.0
    is_known = ~np.isnan(values)
    # Equal values share their place, so that one sort places all of them.
    _, places, counts = np.unique(sign * values[is_known], return_inverse=True, return_counts=True)
    up_to = np.cumsum(counts)
    ranks = np.full(len(values), np.nan)
    ranks[is_known] = (FULL_POINTS * (2 * up_to - counts) / (2.0 * max(1, len(places))))[places]
    return ranks


def _stretch(values: FloatArray, signal: Signal) -> FloatArray:
    """Return 0 for the worst value of the book, 10 for the best, 5 where all are the same."""
    import numpy as np

    known = values[~np.isnan(values)]
    if not known.size:
        return np.full(len(values), np.nan)
    low, high = known.min(), known.max()
    if low == high:
        return values * 0.0 + STEP
    parts = values - low if signal.direction is Direction.HIGHER else high - values
    points: FloatArray = FULL_POINTS * parts / (high - low)
    return points


def _standardise(values: FloatArray, signal: Signal) -> FloatArray:
    """Return 5 at the mean of the book, 10 and 0 at three standard deviations from it."""
    import numpy as np

    known = values[~np.isnan(values)]
    if not known.size or known.min() == known.max():
        return values * 0.0 + STEP
    sign = 1.0 if signal.direction is Direction.HIGHER else -1.0
    low, width = known.min(), known.max() - known.min()
    mean = _average((known - low) / width)
    spread = np.sqrt(_average(((known - low) / width - mean) ** 2))
    scores = sign * ((values - low) / width - mean) / spread
    points: FloatArray = np.clip(STEP + STEP * scores / DEVIATIONS, 0.0, FULL_POINTS)
    return points


def _average(parts: FloatArray) -> np.float64:
    """Return the mean of fractions from 0 to 1, the same in every order of adding."""
    import numpy as np

    grains = parts * GRAINS
    whole = np.floor(grains)
    rest = np.floor((grains - whole) * GRAINS)
    mean: np.float64 = (whole.sum() + rest.sum() / GRAINS) / len(parts) / GRAINS
    return mean
