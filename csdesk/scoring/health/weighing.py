"""From the points of the signals to a score: a mean by whole-number weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csdesk.model.score_arithmetic import DIGITS, STEP, WeighedCard
from csdesk.model.scorecards import FULL_POINTS, Scorecard
from csdesk.scoring.health.weights import counting_weights, weigh_card, whole_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]
    Numbers = NDArray[Any]

STEPS = FULL_POINTS // STEP
"""A signal in bands has no more than these."""


@dataclass(frozen=True, slots=True)
class RatedSignal:
    """A signal for some accounts: points in the card's unit, where it is known, where it counts."""

    points: Numbers
    known: BoolArray
    counts: BoolArray


@dataclass(frozen=True, slots=True)
class Weighing:
    """The whole-number weights of a card, and the smallest kind of number that holds their sums."""

    card: Scorecard
    weighed: WeighedCard
    kind: type[Any]

    @classmethod
    def of(cls, card: Scorecard) -> Weighing:
        """Return the weights of a card in which all signals count."""
        weighed = weigh_card(card)
        largest = STEPS * sum(weighed.weights) if weighed.unit == STEP else None
        return cls(card, weighed, _choose_kind(largest))

    def add_up(self, rated: Iterable[RatedSignal], score: FloatArray, coverage: FloatArray) -> None:
        """Write score and coverage 0 to 100; the score is NaN below the minimum coverage.

        Points in bands add up exactly; of others the noise of adding is taken away, so that a
        score that is on an edge stands on it.
        """
        import numpy as np

        earned, weight, present = self._weigh(rated)
        np.multiply(present, 100.0, out=coverage)
        np.divide(coverage, sum(self.weighed.weights), out=coverage)
        np.multiply(earned, 100.0 * self.weighed.unit / FULL_POINTS, out=score)
        np.divide(score, np.maximum(weight, 1), out=score)
        if not self.weighed.is_exact:
            np.round(score, DIGITS, out=score)
        np.copyto(score, np.nan, where=(coverage < self.card.minimum_coverage) | (weight == 0))

    def _weigh(self, rated: Iterable[RatedSignal]) -> tuple[Numbers, Numbers, Numbers]:
        """Return points, the weight that counts and the weight that is known."""
        if not self.card.groups:
            return self._weigh_signals(rated)
        return (self._weigh_groups if self.weighed.is_exact else self._weigh_means)(tuple(rated))

    def _weigh_signals(self, rated: Iterable[RatedSignal]) -> tuple[Numbers, Numbers, Numbers]:
        """Return them where each signal has its weight of the score."""
        import numpy as np

        earned = counted = present = np.zeros(1, dtype=self.kind)
        for weight, one in zip(map(self.kind, self.weighed.weights), rated, strict=True):
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
        for at, (one, whole) in enumerate(zip(rated, self.weighed.weights, strict=True)):
            earned += table[which, at] * one.points
            present += one.known * float(whole)
        return earned, table.sum(axis=1)[which], present

    def _weigh_means(
        self, rated: Sequence[RatedSignal]
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return the same by the means of the groups, where sums are no whole numbers anyway."""
        import numpy as np

        earned, counted, present = (np.zeros(len(rated[0].counts)) for _ in range(3))
        for group, share in self.weighed.outer.items():
            points, weight = np.zeros(len(earned)), np.zeros(len(earned))
            for signal, one, inner in zip(
                self.card.signals, rated, self.weighed.inner, strict=True
            ):
                if signal.group == group:
                    points += one.points * float(inner)
                    weight += one.counts * float(inner)
            earned += points / np.maximum(weight, 1) * share
            counted += (weight > 0) * float(share)
        for one, whole in zip(rated, self.weighed.weights, strict=True):
            present += one.known * float(whole)
        return earned, counted, present

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
