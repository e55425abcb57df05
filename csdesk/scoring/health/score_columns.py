"""The arithmetic of a scorecard on whole columns, in blocks that fit the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from csdesk.model.identifiers import SignalId
from csdesk.model.score_arithmetic import STEP, unit_of
from csdesk.model.scorecards import FULL_POINTS, MissingPolicy, Scorecard, Shape, Signal
from csdesk.scoring.health.edges import Edges, count_steps, plain_edges
from csdesk.scoring.health.shapes import OF_THE_BOOK, rate_values
from csdesk.scoring.health.weighing import RatedSignal, Weighing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    Numbers = NDArray[Any]

BLOCK = 65_536
"""Accounts scored at a time."""
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


def score_matrix(
    values: FloatArray,
    card: Scorecard,
    edges: Sequence[Edges] | None = None,
    fading: FloatArray | None = None,
) -> ScoreColumns:
    """Return scores and coverage of signal values (signals × accounts, float64, NaN unknown).

    A score is ten times the mean of the points by the effective weights of the signals that count
    (S1.27, domain 1.1). ``edges`` are those of ``find_edges``; ``fading`` is what age has left of
    each value, as of ``read_fading``: points go towards the middle with it. Weights are whole
    numbers, so that points in bands give the same bits in every order of adding; nothing is rounded
    but the noise of adding fractions, beyond the ninth decimal.
    """
    import numpy as np

    rating = _Rating.of(values, card, edges or plain_edges(card), fading)
    weighing = Weighing.of(card)
    count = values.shape[1]
    score, coverage = np.empty(count), np.empty(count)
    for start in range(0, count, BLOCK):
        part = slice(start, start + BLOCK)
        weighing.add_up(rating.rate(values[:, part], part), score[part], coverage[part])
    return ScoreColumns(score, coverage)


def rate_matrix(
    values: FloatArray,
    card: Scorecard,
    edges: Sequence[Edges] | None = None,
    fading: FloatArray | None = None,
) -> FloatArray:
    """Return points 0 to 10 of each signal (signals × accounts), NaN where it does not count."""
    import numpy as np

    rating = _Rating.of(values, card, edges or plain_edges(card), fading)
    rated = rating.rate(values, slice(None))
    rows = [np.where(one.counts, one.points * unit_of(card), np.nan) for one in rated]
    return np.array(rows, dtype=np.float64).reshape(values.shape)


@dataclass(frozen=True, slots=True)
class _Rating:
    """How the signals of a card are rated; ``given`` are points that compare with the book."""

    card: Scorecard
    edges: Sequence[Edges]
    given: Mapping[SignalId, Numbers]
    unit: int
    fading: FloatArray | None

    @classmethod
    def of(
        cls,
        values: FloatArray,
        card: Scorecard,
        edges: Sequence[Edges],
        fading: FloatArray | None,
    ) -> _Rating:
        """Return the rating of a book."""
        given = {
            signal.id: rate_values(column, signal, edge)
            for signal, column, edge in zip(card.signals, values, edges, strict=True)
            if signal.shape in OF_THE_BOOK
        }
        return cls(card, edges, given, unit_of(card), fading)

    def rate(self, values: FloatArray, part: slice) -> Iterator[RatedSignal]:
        """Yield each signal of some of the accounts."""
        signals = zip(self.card.signals, values, self.edges, strict=True)
        for at, (signal, column, edge) in enumerate(signals):
            points = self._points(signal, column, edge.part(part), part)
            if self.fading is not None and signal.half_life_days is not None:
                points = STEP + (points.astype(float) - STEP) * self.fading[at, part]
            yield self._fill(points, column, signal)

    def _points(self, signal: Signal, column: FloatArray, edges: Edges, part: slice) -> Numbers:
        if signal.id in self.given:
            return self.given[signal.id][part]
        if self.unit == STEP:
            return count_steps(column, signal, edges)
        return rate_values(column, signal, edges)

    def _fill(self, points: Numbers, column: FloatArray, signal: Signal) -> RatedSignal:
        """Return where a signal counts, the gaps filled as its policy says."""
        import numpy as np

        known = column == column  # noqa: PLR0124 - only NaN differs from itself; isnan is slower
        counts = known
        if signal.shape is Shape.BOUNDED_LINEAR:
            counts = known & ~np.isnan(points)
        if signal.missing in FILLED:
            filled = points.dtype.type(FILLED[signal.missing] // self.unit)
            points, counts = np.where(known, points, filled), counts | ~known
        if signal.shape is not Shape.BANDS or signal.half_life_days is not None:
            points = np.where(counts, points, 0.0)
        return RatedSignal(points, known, counts)
