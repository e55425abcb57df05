"""Weights by several experts: what a round of a Delphi study comes to (S1.25)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import Scorecard
from csdesk.model.weighting import DelphiRound, SignalConsensus, WeightRating

ALL = 100
Given = Mapping[SignalId, float]


def settle_round(ratings: Iterable[WeightRating], card: Scorecard) -> DelphiRound:
    """Return the latest round among the ratings of a card: medians and quartiles by signal.

    Only raters count who gave every signal of the card a weight, to 100 in sum. The medians are
    scaled so that they sum to 100; quartiles are those between the middle values.
    """
    ours = [one for one in ratings if one.scorecard == card.id]
    number = max((one.round for one in ours), default=0)
    given: dict[str, dict[SignalId, float]] = defaultdict(dict)
    for one in ours:
        if one.round == number:
            given[one.rater][one.signal] = one.weight
    complete = {rater: weights for rater, weights in given.items() if _is_complete(weights, card)}
    return DelphiRound(
        number=number,
        raters=tuple(sorted(given)),
        incomplete=tuple(sorted(set(given) - set(complete))),
        consensus=_settle(tuple(complete.values()), card) if complete else (),
    )


def _is_complete(weights: Given, card: Scorecard) -> bool:
    rated = all(signal.id in weights for signal in card.signals)
    total = sum(Fraction(str(weights[one.id])) for one in card.signals if one.id in weights)
    return rated and total == ALL


def _settle(given: tuple[Given, ...], card: Scorecard) -> tuple[SignalConsensus, ...]:
    import numpy as np

    table = np.array([[weights[one.id] for one in card.signals] for weights in given], float)
    low, median, high = np.quantile(table, (0.25, 0.5, 0.75), axis=0)
    total = float(median.sum())
    return tuple(
        SignalConsensus(
            signal=signal.id,
            raters=len(given),
            median=float(median[at]),
            low=float(low[at]),
            high=float(high[at]),
            weight=ALL * float(median[at]) / total if total else ALL / len(card.signals),
        )
        for at, signal in enumerate(card.signals)
    )
