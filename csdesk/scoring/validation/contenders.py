"""What the score is compared with: two simple rules, and each of its signals alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from csdesk.model.directions import Direction
from csdesk.model.identifiers import SignalId
from csdesk.model.score_measures import Contender
from csdesk.model.score_observations import ObservationSet, SignalColumn
from csdesk.scoring.validation.separation import estimate_auc, estimate_gain

if TYPE_CHECKING:
    from csdesk.model.score_observations import FloatArray


def find_contenders(
    observed: ObservationSet, suspects: Collection[SignalId]
) -> tuple[Contender, ...]:
    """Return the AUC of the simple rules, then of each signal alone, the best first.

    A signal warns in the direction that its scorecard says. Suspects, which an alarm says know
    the outcome, come last.
    """
    signals = sorted(
        _signals_alone(observed, suspects), key=lambda one: (one.is_suspect, -one.auc.value)
    )
    return (*_rivals(observed), *signals)


def health_of(column: SignalColumn) -> FloatArray:
    """Return a signal's values so that higher is healthier."""
    is_higher = column.signal.direction is Direction.HIGHER
    return column.values if is_higher else -column.values


def _rivals(observed: ObservationSet) -> Iterator[Contender]:
    import numpy as np

    for name, values in observed.rivals.items():
        auc = estimate_auc(values, observed.left, observed.accounts)
        if auc is not None:
            gain = estimate_gain(observed.scores, values, observed.left, observed.accounts)
            yield Contender(name, auc, int((~np.isnan(values)).sum()), beaten_by=gain)


def _signals_alone(observed: ObservationSet, suspects: Collection[SignalId]) -> Iterator[Contender]:
    for column in observed.signals:
        auc = estimate_auc(health_of(column), observed.left, observed.accounts)
        if auc is not None:
            signal, known = column.signal, int(column.is_known.sum())
            yield Contender(signal.name, auc, known, signal.id, signal.id in suspects)
