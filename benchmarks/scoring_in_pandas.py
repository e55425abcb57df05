"""Health scores as others compute them: with pandas column by column, and row by row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scoring import draw_values, ten_signals

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from csdesk.model.scorecards import Scorecard, Signal

Work = Callable[[], object]
FULL_POINTS, HALF_POINTS, PERCENT = 10.0, 5.0, 100.0
APPLIED = 20
"""Row by row, pandas scores one in so many of the accounts."""


def score_beside_columns(_folder: Path, accounts: int) -> tuple[Work, Work]:
    """Score accounts, beside pandas that takes one column after the other."""
    from csdesk.scoring.health import score_matrix

    card, values = ten_signals(), draw_values(accounts)
    frame = _frame(card, values)
    _check(_score_columns(frame, card), values, card)
    return lambda: _score_columns(frame, card), lambda: score_matrix(values, card)


def score_beside_apply(_folder: Path, accounts: int) -> tuple[Work, Work]:
    """Score accounts, beside pandas that applies a function to one in ``APPLIED`` of them."""
    from csdesk.scoring.health import score_matrix

    card, values = ten_signals(), draw_values(accounts)
    part = values[:, : accounts // APPLIED]
    frame = _frame(card, part)
    _check(_score_rows(frame.head(100), card), part[:, :100], card)
    return lambda: _score_rows(frame, card), lambda: score_matrix(values, card)


def _frame(card: Scorecard, values: NDArray[np.float64]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(dict(zip((one.fact for one in card.signals), values, strict=True)))


def _score_columns(frame: pd.DataFrame, card: Scorecard) -> pd.DataFrame:
    import pandas as pd

    total = pd.Series(0.0, frame.index)
    weight = pd.Series(0.0, frame.index)
    for signal in card.signals:
        values = frame[signal.fact]
        if signal.direction.value == "higher":
            good, fair = values >= signal.green, values >= signal.yellow
        else:
            good, fair = values <= signal.green, values <= signal.yellow
        known = values.notna()
        points = HALF_POINTS * fair + (FULL_POINTS - HALF_POINTS) * good
        total += signal.weight * points.where(known, 0.0)
        weight += signal.weight * known
    coverage = PERCENT * weight / _all_weight(card)
    score = (10 * total / weight).where(coverage >= card.minimum_coverage)
    return pd.DataFrame({"score": score, "coverage": coverage})


def _score_rows(frame: pd.DataFrame, card: Scorecard) -> pd.DataFrame:
    return frame.apply(partial(_score_row, card=card), axis=1, result_type="expand")


def _score_row(row: pd.Series[float], card: Scorecard) -> dict[str, float]:
    total = weight = 0.0
    for signal in card.signals:
        value = row[signal.fact]
        if value == value:  # noqa: PLR0124 - the quickest look for NaN
            total += signal.weight * _points(value, signal)
            weight += signal.weight
    coverage = PERCENT * weight / _all_weight(card)
    score = 10 * total / weight if coverage >= card.minimum_coverage else float("nan")
    return {"score": score, "coverage": coverage}


def _points(value: float, signal: Signal) -> float:
    sign = 1 if signal.direction.value == "higher" else -1
    if sign * value >= sign * signal.green:
        return FULL_POINTS
    return HALF_POINTS if sign * value >= sign * signal.yellow else 0.0


def _all_weight(card: Scorecard) -> float:
    return sum(signal.weight for signal in card.signals)


def _check(theirs: pd.DataFrame, values: NDArray[np.float64], card: Scorecard) -> None:
    import numpy as np

    from csdesk.scoring.health import score_matrix

    ours = score_matrix(values, card)
    for own, other in ((ours.score, theirs["score"]), (ours.coverage, theirs["coverage"])):
        if not np.allclose(own, other, equal_nan=True):
            raise AssertionError("csdesk and pandas do not give the same scores.")
