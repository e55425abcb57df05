"""The health score of each account: weighted signals, missing ones left out (S1.27)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import fsum, isnan
from typing import TYPE_CHECKING, Any

from csdesk.model.accounts import AccountTable
from csdesk.model.health import (
    FULL_POINTS,
    AccountScore,
    Band,
    BandTotal,
    HealthResult,
    Scorecard,
    Signal,
)
from csdesk.model.identifiers import AccountKey, SignalId
from csdesk.scoring.score_columns import ScoreColumns, score_columns, signal_points
from csdesk.scoring.signals import read_signals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from csdesk.scoring.score_columns import FloatArray


def score_accounts(accounts: AccountTable, scorecard: Scorecard) -> HealthResult:
    """Return the score 0 to 100 of each account of a list; higher is healthier (S1.27).

    A score is ten times the weighted mean of the points (10, 5 or 0) of the signals that the
    account has. Coverage is the part of all weight that they hold, in percent: below
    ``minimum_coverage`` there is no score, below ``sufficient_coverage`` it is marked as resting
    on insufficient data. Nothing is rounded.
    """
    values = read_signals(accounts, scorecard)
    columns = score_columns(values, scorecard)
    scores = _account_scores(accounts, scorecard, values, columns)
    present = _present_signals(scorecard, values)
    average, weighted = _averages(scores, accounts.arr())
    return HealthResult(
        scorecard=scorecard,
        as_of=accounts.as_of,
        scores=scores,
        distribution=_distribution(scores, accounts.arr()),
        coverage=float(columns.coverage.mean()) if scores else 0.0,
        available_weight=sum(signal.weight for signal in present),
        missing=tuple(signal.id for signal in scorecard.signals if signal not in present),
        average=average,
        average_arr_weighted=weighted,
    )


def band_of(score: float | None, scorecard: Scorecard) -> Band:
    """Return the band of a score; bands are half-open, the better one owns its edge (C12)."""
    if score is None:
        return Band.UNSCORED
    if score >= scorecard.green:
        return Band.GREEN
    return Band.YELLOW if score >= scorecard.yellow else Band.RED


def signal_losses(score: AccountScore, scorecard: Scorecard) -> dict[SignalId, float]:
    """Return how many points of 100 each signal costs an account, the costliest first.

    Signals that cost nothing, and those without a value, are left out.
    """
    losses = {
        signal.id: signal.weight * (FULL_POINTS - score.points[signal.id]) / FULL_POINTS
        for signal in scorecard.signals
        if score.points.get(signal.id, FULL_POINTS) < FULL_POINTS
    }
    return dict(sorted(losses.items(), key=lambda loss: -loss[1]))


def score_if_repaired(
    score: AccountScore, scorecard: Scorecard, repaired: Collection[SignalId]
) -> float | None:
    """Return the score 0 to 100 once these signals give all their points; None without signals."""
    known = [signal for signal in scorecard.signals if signal.id in score.points]
    weight = sum(signal.weight for signal in known)
    earned = sum(
        signal.weight * (FULL_POINTS if signal.id in repaired else score.points[signal.id])
        for signal in known
    )
    return 100 * earned / (FULL_POINTS * weight) if weight else None


def _present_signals(scorecard: Scorecard, values: FloatArray) -> tuple[Signal, ...]:
    import numpy as np

    return tuple(
        signal
        for signal, column in zip(scorecard.signals, values, strict=True)
        if not np.isnan(column).all()
    )


def _account_scores(
    accounts: AccountTable, scorecard: Scorecard, values: FloatArray, columns: ScoreColumns
) -> tuple[AccountScore, ...]:
    points = [
        signal_points(column, signal)
        for signal, column in zip(scorecard.signals, values, strict=True)
    ]
    rows = zip(
        accounts.keys,
        columns.score.tolist(),
        columns.coverage.tolist(),
        zip(_by_account(values), _by_account(points), strict=True),
        strict=True,
    )
    return tuple(_account_score(scorecard, *row) for row in rows)


def _by_account(columns: Iterable[NDArray[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield what the signals hold of each account; one column at a time keeps the window quick."""
    return zip(*(column.tolist() for column in columns), strict=True)


def _account_score(
    scorecard: Scorecard,
    key: AccountKey,
    score: float,
    coverage: float,
    signals: tuple[Sequence[float], Sequence[int]],
) -> AccountScore:
    values, points = signals
    known = None if isnan(score) else score
    present = [index for index, value in enumerate(values) if not isnan(value)]
    return AccountScore(
        key=key,
        score=known,
        band=band_of(known, scorecard),
        coverage=coverage,
        sufficient=coverage >= scorecard.sufficient_coverage,
        values={scorecard.signals[index].id: values[index] for index in present},
        points={scorecard.signals[index].id: points[index] for index in present},
    )


def _distribution(scores: Sequence[AccountScore], arr: Sequence[float]) -> Mapping[Band, BandTotal]:
    amounts: dict[Band, list[float]] = {band: [] for band in Band}
    for score, amount in zip(scores, arr, strict=True):
        amounts[score.band].append(amount)
    return {band: BandTotal(len(parts), fsum(parts)) for band, parts in amounts.items()}


def _averages(
    scores: Sequence[AccountScore], arr: Sequence[float]
) -> tuple[float | None, float | None]:
    """Return the plain mean and the mean by ARR over the accounts that have a score."""
    scored = [
        (score.score, amount)
        for score, amount in zip(scores, arr, strict=True)
        if score.score is not None
    ]
    if not scored:
        return None, None
    average = fsum(score for score, _ in scored) / len(scored)
    total = fsum(amount for _, amount in scored)
    if total <= 0:
        return average, None
    return average, fsum(score * amount for score, amount in scored) / total
