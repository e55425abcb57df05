"""Weights that a penalised logistic regression suggests, beside those of people (S1.25, S1.28)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.identifiers import SignalId
from csdesk.model.score_measures import Estimate
from csdesk.model.score_observations import ObservationSet, SignalColumn
from csdesk.model.scorecards import FULL_POINTS, Scorecard
from csdesk.model.suggested_weights import WeightSuggestion
from csdesk.scoring.validation.separation import estimate_auc, estimate_gain, has_both
from csdesk.scoring.validation.splitting import FOLDS, split_later
from csdesk.scoring.validation.weight_sets import (
    Weights,
    busiest_card,
    columns_of,
    scale_weights,
    weigh_points,
    weights_of,
)

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray, FloatArray, IntArray

PENALTIES = (0.001, 0.01, 0.1, 1.0, 10.0)


@dataclass(frozen=True, slots=True)
class _Fit:
    weights: Weights
    penalty: float


@dataclass(frozen=True, slots=True)
class _Judgement:
    current: Estimate
    suggested: Estimate
    gain: Estimate | None
    left: int


def suggest_weights(
    observed: ObservationSet, suspects: Collection[SignalId], fewest: int
) -> WeightSuggestion | None:
    """Return weights fitted to the observations of the busiest card, and how they did.

    The points that signals lack to 10 are weighted by a logistic regression with a ridge penalty,
    which grouped cross-validation chooses. A signal whose coefficient is against the direction
    that the scorecard states is left out and the rest fitted again, so that a suggestion never
    rewards what the card calls bad. Judged are later observations of other accounts. None where
    fewer than ``fewest`` accounts left by that card, where nothing can be held back, or where no
    signal keeps its sign.
    """
    card, part = busiest_card(observed)
    columns = [c for c in columns_of(part, card) if c.signal.id not in suspects]
    if part.left.sum() < fewest:
        return None
    fitted = _fit(columns, part.left, part.accounts)
    judged = _judge(part, columns)
    if fitted is None or judged is None:
        return None
    return WeightSuggestion(
        scorecard=card.id,
        current=tuple(weights_of(card).items()),
        suggested=tuple(fitted.weights.items()),
        current_auc=judged.current,
        suggested_auc=judged.suggested,
        gain=judged.gain,
        fitted_on=int(part.left.sum()),
        tested_on=judged.left,
        penalty=fitted.penalty,
        left_out=_left_out(card, fitted),
    )


def _left_out(card: Scorecard, fitted: _Fit) -> tuple[SignalId, ...]:
    return tuple(signal.id for signal in card.signals if signal.id not in fitted.weights)


def _judge(part: ObservationSet, columns: list[SignalColumn]) -> _Judgement | None:
    """Return the AUC in use and that of weights fitted before, over the later observations."""
    import numpy as np

    scores = np.full(len(part), np.nan)
    for train, test in split_later(part):
        learned = [column.take(train) for column in columns]
        fitted = _fit(learned, part.left[train], part.accounts[train])
        if fitted is None:
            return None
        scores[test] = weigh_points([column.take(test) for column in columns], fitted.weights)
    judged, scores = part.take(~np.isnan(scores)), scores[~np.isnan(scores)]
    suggested = estimate_auc(scores, judged.left, judged.accounts)
    current = estimate_auc(judged.scores, judged.left, judged.accounts)
    if suggested is None or current is None:
        return None
    gain = estimate_gain(scores, judged.scores, judged.left, judged.accounts)
    return _Judgement(current, suggested, gain, int(judged.left.sum()))


def _fit(columns: list[SignalColumn], left: FlagArray, accounts: IntArray) -> _Fit | None:
    """Return weights that sum to 100; None where nothing can be fitted."""
    import numpy as np

    folds = _deal_folds(left, accounts)
    kept = [column for column in columns if _varies(column.points)]
    while kept and folds:
        lacking = np.transpose([_lacking(column.points) for column in kept])
        coefficients, penalty = _regress(lacking, left, folds)
        if coefficients.min() > 0:
            named = {c.signal.id: float(b) for c, b in zip(kept, coefficients, strict=True)}
            return _Fit(scale_weights(named), penalty)
        del kept[int(coefficients.argmin())]
    return None


def _lacking(points: FloatArray) -> FloatArray:
    """Return what is missing to full points, 0 to 1; where there are none, the mean."""
    import numpy as np

    lacking = 1 - points / FULL_POINTS
    return np.where(np.isnan(lacking), np.nanmean(lacking), lacking)


def _varies(points: FloatArray) -> bool:
    import numpy as np

    known = points[~np.isnan(points)]
    return len(known) > 0 and bool(np.ptp(known) > 0)


def _deal_folds(left: FlagArray, accounts: IntArray) -> list[tuple[IntArray, IntArray]]:
    """Return five parts with whole accounts; none where in one of them nobody left or stayed."""
    import numpy as np
    from sklearn.model_selection import GroupKFold

    if len(np.unique(accounts)) < FOLDS:
        return []
    folds = list(GroupKFold(FOLDS).split(left, groups=accounts))
    return folds if all(has_both(left[judged]) for _, judged in folds) else []


def _regress(
    lacking: FloatArray, left: FlagArray, folds: list[tuple[IntArray, IntArray]]
) -> tuple[FloatArray, float]:
    from sklearn.linear_model import LogisticRegressionCV

    model = LogisticRegressionCV(
        Cs=PENALTIES,
        l1_ratios=(0.0,),
        cv=folds,
        scoring="neg_log_loss",
        solver="newton-cholesky",
        use_legacy_attributes=False,
    ).fit(lacking, left)
    return model.coef_[0], float(model.C_)
