"""The values of a card's signals, which are too old to count, and how far the others faded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.facts import Facts
from csdesk.model.scorecards import Scorecard

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


def read_fresh(card: Scorecard, facts: Facts, members: IntArray) -> tuple[FloatArray, BoolArray]:
    """Return the values that are not too old to count, and which are.

    Both are signals × accounts, of the accounts at these positions; NaN is unknown or too old.
    """
    import numpy as np

    values, stale = _read_values(card, facts, members), _find_stale(card, facts, members)
    values[stale] = np.nan
    return values, stale


def read_fading(card: Scorecard, facts: Facts, members: IntArray) -> FloatArray | None:
    """Return what age has left of each value, 2^(-age / half-life) (domain 1.1).

    Signals × accounts, 1 where a value does not fade or nobody knows how old it is; None where no
    signal of the card fades.
    """
    import numpy as np

    if all(signal.half_life_days is None for signal in card.signals):
        return None
    left = np.ones((len(card.signals), len(members)))
    for row, signal in zip(left, card.signals, strict=True):
        if signal.half_life_days is not None:
            ages = facts.ages(signal.fact)[members]
            row[:] = np.where(ages > 0, np.power(2.0, -ages / signal.half_life_days), 1.0)
    return left


def _read_values(card: Scorecard, facts: Facts, members: IntArray) -> FloatArray:
    import numpy as np

    values = np.empty((len(card.signals), len(members)))
    for row, signal in zip(values, card.signals, strict=True):
        row[:] = facts.numbers(signal.fact)[members]
    return values


def _find_stale(card: Scorecard, facts: Facts, members: IntArray) -> BoolArray:
    """Return where the record behind a value is older than its signal's validity."""
    import numpy as np

    stale = np.zeros((len(card.signals), len(members)), dtype=np.bool_)
    for row, signal in zip(stale, card.signals, strict=True):
        if signal.valid_days is not None:
            row[:] = facts.ages(signal.fact)[members] > signal.valid_days
    return stale
