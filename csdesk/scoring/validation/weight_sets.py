"""Sets of weights that people chose, held against each other over the same observations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from csdesk.model.identifiers import SignalId
from csdesk.model.score_observations import ObservationSet, SignalColumn
from csdesk.model.scorecards import FULL_POINTS, Scorecard
from csdesk.model.suggested_weights import WeightComparison
from csdesk.scoring.health import effective_weights
from csdesk.scoring.validation.separation import estimate_auc, estimate_gain

if TYPE_CHECKING:
    from csdesk.model.score_observations import FloatArray

Weights = Mapping[SignalId, float]
DIGITS = 9
IN_USE, ALIKE = "Weights in use", "All signals alike"


def compare_weights(
    observed: ObservationSet, sets: Mapping[str, Weights], suspects: Collection[SignalId] = ()
) -> tuple[WeightComparison, ...]:
    """Return the AUC of the weights in use, of equal ones, and of further sets, in this order.

    Suspects, which know the outcome, weigh nothing in any of them: else the set that weighs them
    most would be the best.
    """
    card, part = busiest_card(observed)
    known = [column for column in columns_of(part, card) if column.signal.id not in suspects]
    if not known:
        return ()
    named = {IN_USE: weights_of(card), ALIKE: {c.signal.id: 1.0 for c in known}, **sets}
    scores = {name: weigh_points(known, weights) for name, weights in named.items()}
    compared = (_compare(name, scores, part) for name in named)
    return tuple(one for one in compared if one is not None)


def _compare(
    name: str, scores: Mapping[str, FloatArray], part: ObservationSet
) -> WeightComparison | None:
    auc = estimate_auc(scores[name], part.left, part.accounts)
    if auc is None or name == IN_USE:
        return None if auc is None else WeightComparison(name, auc)
    gain = estimate_gain(scores[name], scores[IN_USE], part.left, part.accounts)
    return WeightComparison(name, auc, gain)


def busiest_card(observed: ObservationSet) -> tuple[Scorecard, ObservationSet]:
    """Return the scorecard by which most of those who left were scored, and its observations."""
    import numpy as np

    left = np.bincount(observed.scored_by, observed.left, minlength=len(observed.cards))
    place = int(left.argmax())
    return observed.cards[place], observed.take(observed.scored_by == place)


def columns_of(observed: ObservationSet, card: Scorecard) -> tuple[SignalColumn, ...]:
    """Return the columns of the signals of a card."""
    own = {signal.id for signal in card.signals}
    return tuple(column for column in observed.signals if column.signal.id in own)


def weights_of(card: Scorecard) -> Weights:
    """Return what each signal weighs in the score, in points of 100."""
    return {weight.signal: weight.effective for weight in effective_weights(card)}


def scale_weights(weights: Weights) -> Weights:
    """Return weights so that they sum to 100."""
    total = sum(weights.values())
    return {signal: 100 * weight / total for signal, weight in weights.items()}


def weigh_points(columns: Sequence[SignalColumn], weights: Weights) -> FloatArray:
    """Return the score 0 to 100 of each observation; signals without points are left out of it.

    NaN where no signal with weight has points. Rounded where floats end, so that equal scores are
    equal.
    """
    import numpy as np

    points = np.array([column.points for column in columns])
    given = np.array([[weights.get(column.signal.id, 0.0)] for column in columns])
    counted = np.where(np.isnan(points), 0.0, given)
    total = counted.sum(axis=0)
    earned = (counted * np.nan_to_num(points)).sum(axis=0)
    scores: FloatArray = np.divide(
        100 / FULL_POINTS * earned, total, out=np.full(len(total), np.nan), where=total > 0
    )
    return scores.round(DIGITS)
