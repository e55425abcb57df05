"""From the points of the signals to a score: a mean by whole-number weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csdesk.model.scorecards import FULL_POINTS, Scorecard, Shape
from csdesk.scoring.health.shapes import STEP
from csdesk.scoring.health.weights import counting_weights, whole_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]
    Numbers = NDArray[Any]

STEPS = FULL_POINTS // STEP
"""A signal in bands has no more than these."""
DIGITS = 9
"""Where the digits of binary fractions end that mean anything: 49.99999999999999 is 50."""


@dataclass(frozen=True, slots=True)
class RatedSignal:
    """A signal for some accounts: points in the card's unit, where it is known, where it counts."""

    points: Numbers
    known: BoolArray
    counts: BoolArray


def unit_of(card: Scorecard) -> int:
    """Return how many points a unit is: a whole step where all signals are in bands, else 1."""
    return STEP if all(signal.shape is Shape.BANDS for signal in card.signals) else 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """The whole-number weights of a card, and the smallest kind of number that holds their sums."""

    card: Scorecard
    weights: tuple[int, ...]
    unit: int
    kind: type[Any]

    @classmethod
    def of(cls, card: Scorecard) -> Weighing:
        """Return the weights of a card in which all signals count."""
        whole = whole_weights(counting_weights(card, [signal.id for signal in card.signals]))
        unit = unit_of(card)
        kind = _choose_kind(STEPS * sum(whole.values()) if unit == STEP else None)
        return cls(card, tuple(whole.values()), unit, kind)

    def add_up(self, rated: Iterable[RatedSignal], score: FloatArray, coverage: FloatArray) -> None:
        """Write score and coverage 0 to 100; the score is NaN below the minimum coverage.

        Points in bands add up exactly; of others the noise of adding is taken away, so that a
        score that is on an edge stands on it.
        """
        import numpy as np

        earned, weight, present = (
            self._weigh_groups(tuple(rated)) if self.card.groups else self._weigh_signals(rated)
        )
        np.multiply(present, 100.0, out=coverage)
        np.divide(coverage, sum(self.weights), out=coverage)
        np.multiply(earned, 100.0 * self.unit / FULL_POINTS, out=score)
        np.divide(score, np.maximum(weight, 1), out=score)
        if self.unit != STEP:
            np.round(score, DIGITS, out=score)
        np.copyto(score, np.nan, where=(coverage < self.card.minimum_coverage) | (weight == 0))

    def _weigh_signals(self, rated: Iterable[RatedSignal]) -> tuple[Numbers, Numbers, Numbers]:
        """Return points, the weight that counts and the weight that is known."""
        import numpy as np

        earned = counted = present = np.zeros(1, dtype=self.kind)
        for weight, one in zip(map(self.kind, self.weights), rated, strict=True):
            known = one.known.astype(self.kind) * weight
            earned = earned + one.points.astype(self.kind, copy=False) * weight
            # Both sums are one as long as all that is known counts, which is the usual case.
            if one.counts is one.known and counted is present:
                counted = present = present + known
            else:
                counted = counted + one.counts.astype(self.kind) * weight
                present = present + known
        return earned, counted, present

    def _weigh_groups(
        self, rated: Sequence[RatedSignal]
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return the same where the signals that count decide what each of them weighs."""
        import numpy as np

        codes = np.zeros(len(rated[0].counts), dtype=np.int64)
        for at, one in enumerate(rated):
            codes += one.counts * np.int64(1 << at)
        patterns, which = np.unique(codes, return_inverse=True)
        table = np.array([self._weigh_pattern(int(one)) for one in patterns], np.float64)
        earned, present = np.zeros(len(which)), np.zeros(len(which))
        for at, (one, whole) in enumerate(zip(rated, self.weights, strict=True)):
            earned += table[which, at] * one.points
            present += one.known * float(whole)
        return earned, table.sum(axis=1)[which], present

    def _weigh_pattern(self, pattern: int) -> tuple[int, ...]:
        """Return the weights of all signals when those of a bit pattern count; 0 for the others."""
        counting = [one.id for at, one in enumerate(self.card.signals) if pattern >> at & 1]
        whole = whole_weights(counting_weights(self.card, counting))
        return tuple(whole.get(signal.id, 0) for signal in self.card.signals)


def _choose_kind(largest: int | None) -> type[Any]:
    """Return the smallest kind of number that holds sums up to ``largest``; None: fractions."""
    import numpy as np

    if largest is None or largest > np.iinfo(np.uint16).max:
        return np.float64
    return np.uint8 if largest <= np.iinfo(np.uint8).max else np.uint16
