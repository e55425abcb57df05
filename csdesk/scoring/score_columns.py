"""The arithmetic of a scorecard on whole columns, in blocks that fit the processor's cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.directions import Direction
from csdesk.model.scorecards import FULL_POINTS, Scorecard, Signal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    PointArray = NDArray[np.int16]

BLOCK = 16_384
"""Accounts scored at a time."""
STEP = FULL_POINTS // 2
"""Points for each of a signal's two thresholds that a value meets."""


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """Score 0 to 100 (NaN below minimum coverage) and coverage 0 to 100, one each per account."""

    score: FloatArray
    coverage: FloatArray


def score_columns(values: FloatArray, scorecard: Scorecard) -> ScoreColumns:
    """Return scores and coverage of signal values (signals × accounts, float64, NaN unknown).

    Weights and points are integers, so every order of adding gives the same score (S1.27).
    """
    import numpy as np

    count = values.shape[1]
    score = np.empty(count)
    coverage = np.empty(count)
    for start in range(0, count, BLOCK):
        part = slice(start, start + BLOCK)
        score[part], coverage[part] = _score_block(values[:, part], scorecard)
    return ScoreColumns(score, coverage)


def signal_points(column: FloatArray, signal: Signal) -> PointArray:
    """Return 10, 5 or 0 for each value; the better band owns its edge, unknown values give 0."""
    return STEP * _steps(column, signal)


def _steps(column: FloatArray, signal: Signal) -> PointArray:
    """Return how many of its two thresholds each value meets."""
    import numpy as np

    if signal.direction is Direction.HIGHER:
        meets = column >= signal.yellow, column >= signal.green
    else:
        meets = column <= signal.yellow, column <= signal.green
    return np.add(*meets, dtype=np.int16)


def _score_block(values: FloatArray, scorecard: Scorecard) -> tuple[FloatArray, FloatArray]:
    import numpy as np

    met = np.zeros(values.shape[1], dtype=np.int16)
    present = np.zeros(values.shape[1], dtype=np.int16)
    for signal, column in zip(scorecard.signals, values, strict=True):
        met += signal.weight * _steps(column, signal)
        present += np.multiply(signal.weight, ~np.isnan(column), dtype=np.int16)
    total = sum(signal.weight for signal in scorecard.signals)
    coverage: FloatArray = 100.0 * present / total
    score = np.full(len(coverage), np.nan)
    is_scored = (coverage >= scorecard.minimum_coverage) & (present > 0)
    np.divide(100.0 / FULL_POINTS * STEP * met, present, out=score, where=is_scored)
    return score, coverage
