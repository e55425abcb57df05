"""The arithmetic of a scorecard on whole columns, in blocks that fit the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import FULL_POINTS, MissingPolicy, Scorecard, Shape, Signal
from csdesk.scoring.health.edges import Edges, plain_edges
from csdesk.scoring.health.shapes import OF_THE_BOOK, rate_values
from csdesk.scoring.health.weights import counting_weights, whole_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]
    Numbers = NDArray[Any]

BLOCK = 16_384
"""Accounts scored at a time."""
SMALL = 32_767
"""The largest sum that two bytes hold."""
FILLED: Mapping[MissingPolicy, int] = MappingProxyType(
    {
        MissingPolicy.NEUTRAL: FULL_POINTS // 2,
        MissingPolicy.WORST: 0,
        MissingPolicy.BEST: FULL_POINTS,
    }
)
"""The points of a signal without a value; under any other policy it does not count."""


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """Score 0 to 100 (NaN below minimum coverage) and coverage 0 to 100, one each per account."""

    score: FloatArray
    coverage: FloatArray


@dataclass(frozen=True, slots=True)
class _Rated:
    """A signal for some accounts: its points, where it is known, and where it counts."""

    points: Numbers
    known: BoolArray
    counts: BoolArray


def score_matrix(
    values: FloatArray, card: Scorecard, edges: Sequence[Edges] | None = None
) -> ScoreColumns:
    """Return scores and coverage of signal values (signals × accounts, float64, NaN unknown).

    A score is ten times the mean of the points by the effective weights of the signals that count
    (S1.27, domain 1.1). ``edges`` are those of ``find_edges``. Weights are whole numbers, so that
    points in bands give the same bits in every order of adding; nothing is rounded.
    """
    import numpy as np

    edges = edges or plain_edges(card)
    count = values.shape[1]
    score, coverage = np.empty(count), np.empty(count)
    given = _rate_books(values, card, edges)
    weigh = _Weighing.of(card)
    for start in range(0, count, BLOCK):
        part = slice(start, start + BLOCK)
        rated = list(_rate_block(values[:, part], card, edges, given, part))
        score[part], coverage[part] = weigh.add_up(rated)
    return ScoreColumns(score, coverage)


def rate_matrix(
    values: FloatArray, card: Scorecard, edges: Sequence[Edges] | None = None
) -> FloatArray:
    """Return points 0 to 10 of each signal (signals × accounts), NaN where it does not count."""
    import numpy as np

    edges = edges or plain_edges(card)
    given = _rate_books(values, card, edges)
    rated = _rate_block(values, card, edges, given, slice(None))
    rows = [np.where(one.counts, one.points, np.nan) for one in rated]
    return np.array(rows, dtype=np.float64).reshape(values.shape)


def _rate_books(
    values: FloatArray, card: Scorecard, edges: Sequence[Edges]
) -> Mapping[SignalId, Numbers]:
    """Return the points of the signals that compare an account with the whole book."""
    return {
        signal.id: rate_values(column, signal, edge)
        for signal, column, edge in zip(card.signals, values, edges, strict=True)
        if signal.shape in OF_THE_BOOK
    }


def _rate_block(
    values: FloatArray,
    card: Scorecard,
    edges: Sequence[Edges],
    given: Mapping[SignalId, Numbers],
    part: slice,
) -> Iterator[_Rated]:
    for signal, column, edge in zip(card.signals, values, edges, strict=True):
        if signal.id in given:
            points = given[signal.id][part]
        else:
            points = rate_values(column, signal, edge.part(part))
        yield _count_points(points, column, signal)


def _count_points(points: Numbers, column: FloatArray, signal: Signal) -> _Rated:
    """Return where a signal counts, the gaps filled as its policy says."""
    import numpy as np

    known = column == column  # noqa: PLR0124 - NaN alone differs from itself; isnan is slower
    counts = known
    if signal.shape is Shape.BOUNDED_LINEAR:
        counts = known & (points == points)  # noqa: PLR0124
    if signal.missing in FILLED:
        points = np.where(known, points, FILLED[signal.missing])
        counts = counts | ~known
    if signal.shape is not Shape.BANDS:
        points = np.where(counts, points, 0.0)
    return _Rated(points, known, counts)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The whole-number weights of a card, and the smallest kind of number that holds their sums."""

    card: Scorecard
    weights: tuple[int, ...]
    kind: type[Any]

    @classmethod
    def of(cls, card: Scorecard) -> _Weighing:
        """Return the weights of a card in which all signals count."""
        import numpy as np

        whole = whole_weights(counting_weights(card, [signal.id for signal in card.signals]))
        in_bands = all(signal.shape is Shape.BANDS for signal in card.signals)
        small = in_bands and FULL_POINTS * sum(whole.values()) <= SMALL
        return cls(card, tuple(whole.values()), np.int16 if small else np.float64)

    def add_up(self, rated: Sequence[_Rated]) -> tuple[FloatArray, FloatArray]:
        """Return score and coverage of a block."""
        import numpy as np

        present = self._sum([one.known for one in rated])
        if self.card.groups:
            earned, weight = self._weigh_groups(rated)
        else:
            earned = self._sum([one.points for one in rated])
            is_plain = all(one.counts is one.known for one in rated)
            weight = present if is_plain else self._sum([one.counts for one in rated])
        coverage: FloatArray = 100.0 * present / sum(self.weights)
        score = np.full(len(coverage), np.nan)
        is_scored = (coverage >= self.card.minimum_coverage) & (weight > 0)
        np.divide(100.0 / FULL_POINTS * earned, weight, out=score, where=is_scored)
        return score, coverage

    def _sum(self, columns: Sequence[Numbers]) -> Numbers:
        """Return the sum of columns by their weights."""
        import numpy as np

        total = np.zeros(len(columns[0]), dtype=self.kind)
        for weight, column in zip(self.weights, columns, strict=True):
            total += np.multiply(column, weight, dtype=self.kind)
        return total

    def _weigh_groups(self, rated: Sequence[_Rated]) -> tuple[FloatArray, FloatArray]:
        """Return points and weight; which signals count decides what each of them weighs."""
        import numpy as np

        codes = sum(one.counts * (1 << at) for at, one in enumerate(rated))
        patterns, which = np.unique(codes, return_inverse=True)
        table = np.array([self._weigh_pattern(int(one)) for one in patterns], np.float64)
        earned = np.zeros(len(which))
        for at, one in enumerate(rated):
            earned += table[which, at] * one.points
        return earned, table.sum(axis=1)[which]

    def _weigh_pattern(self, pattern: int) -> tuple[int, ...]:
        """Return the weights of all signals when those of a bit pattern count; 0 for the others."""
        counting = [one.id for at, one in enumerate(self.card.signals) if pattern >> at & 1]
        whole = whole_weights(counting_weights(self.card, counting))
        return tuple(whole.get(signal.id, 0) for signal in self.card.signals)
