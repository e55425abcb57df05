"""The scores of a book as columns; an account's score is put together when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from math import isnan
from typing import TYPE_CHECKING, overload

from typing_extensions import override

from csdesk.model.health import AccountScore, Band
from csdesk.model.identifiers import AccountKey, SignalId
from csdesk.model.scorecards import Scorecard

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

BANDS = tuple(Band)
"""Bands by their code."""
AT_ONCE = 2048
"""Scores that are put together in one go: nothing else in the program runs meanwhile."""
Cells = tuple[Sequence[float], Sequence[float], Sequence[bool]]
"""Values, points and staleness of the signals of one account."""


@dataclass(frozen=True, slots=True, eq=False)
class BookColumns:
    """One value per account: scores 0 to 100 or NaN, coverage, codes of bands, cards, places.

    ``cards`` are positions in the sequence of card scores, ``places`` those among its members.
    """

    score: FloatArray
    computed: FloatArray
    coverage: FloatArray
    bands: IntArray
    cards: IntArray
    places: IntArray


class CardScores:
    """What one scorecard makes of the accounts that it is for.

    ``values`` are signals × accounts, NaN where a signal is unknown or stale; ``rate`` gives the
    points in the same form, NaN where a signal does not count, ``weigh`` the weights in points of
    100 of those that do.
    """

    def __init__(
        self,
        card: Scorecard,
        values: FloatArray,
        stale: BoolArray,
        rate: Callable[[], FloatArray],
        weigh: Callable[[Sequence[SignalId]], Mapping[SignalId, float]],
    ) -> None:
        self.card = card
        self.values = values
        self.stale = stale
        self._rate = rate
        self._weigh = weigh
        self._weights: dict[tuple[bool, ...], Mapping[SignalId, float]] = {}
        self._signals = tuple(signal.id for signal in card.signals)

    @cached_property
    def points(self) -> FloatArray:
        """The points 0 to 10 of each signal and account."""
        return self._rate()

    def read(self, place: int) -> Cells:
        """Return the signals of one account."""
        columns = self.values, self.points, self.stale
        values, points, stale = (column[:, place].tolist() for column in columns)
        return values, points, stale

    def read_block(self, places: IntArray) -> Iterator[Cells]:
        """Yield the signals of several accounts, faster than one after the other."""
        columns = self.values, self.points, self.stale
        return zip(*(column[:, places].T.tolist() for column in columns), strict=True)

    def describe(
        self, key: AccountKey, numbers: tuple[float, float, float], band: int, cells: Cells
    ) -> AccountScore:
        """Return the score of one account: ``numbers`` are score, computed score, coverage."""
        score, computed, coverage = numbers
        values, points, stale = cells
        # Only NaN differs from itself; books have 100,000 accounts, so this is the quick way.
        known = tuple([value == value for value in values])  # noqa: PLR0124
        counts = tuple([point == point for point in points])  # noqa: PLR0124
        return AccountScore(
            key=key,
            score=None if isnan(score) else score,
            band=BANDS[band],
            coverage=coverage,
            sufficient=coverage >= self.card.sufficient_coverage,
            values=dict(compress(zip(self._signals, values, strict=True), known)),
            points=dict(compress(zip(self._signals, points, strict=True), counts)),
            scorecard=self.card.id,
            computed=None if isnan(computed) else computed,
            weights=self._weights_of(counts),
            stale=tuple(compress(self._signals, stale)) if any(stale) else (),
            filled=() if counts == known else self._filled(known, counts),
        )

    def _filled(self, known: Sequence[bool], counts: Sequence[bool]) -> tuple[SignalId, ...]:
        """Return the signals that count without a value."""
        rows = zip(self._signals, known, counts, strict=True)
        return tuple(signal for signal, has, counting in rows if counting and not has)

    def _weights_of(self, counts: tuple[bool, ...]) -> Mapping[SignalId, float]:
        if counts not in self._weights:
            self._weights[counts] = self._weigh(list(compress(self._signals, counts)))
        return self._weights[counts]


class ScoreSequence(Sequence[AccountScore]):
    """The scores of all accounts in their order; two are equal when their columns are."""

    def __init__(
        self, keys: tuple[AccountKey, ...], columns: BookColumns, cards: tuple[CardScores, ...]
    ) -> None:
        self.keys = keys
        self.columns = columns
        self.cards = cards

    @override
    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> AccountScore: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[AccountScore, ...]: ...

    @override
    def __getitem__(self, index: int | slice) -> AccountScore | tuple[AccountScore, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        columns, card = self.columns, self.cards[int(self.columns.cards[index])]
        return card.describe(
            self.keys[index],
            (
                float(columns.score[index]),
                float(columns.computed[index]),
                float(columns.coverage[index]),
            ),
            int(columns.bands[index]),
            card.read(int(columns.places[index])),
        )

    @override
    def __iter__(self) -> Iterator[AccountScore]:
        for start in range(0, len(self), AT_ONCE):
            yield from self._put_together(slice(start, start + AT_ONCE))

    def _put_together(self, part: slice) -> Iterator[AccountScore]:
        """Yield the scores of accounts that stand beside each other."""
        import numpy as np

        columns, chosen = self.columns, self.columns.cards[part]
        cells = {
            card: self.cards[card].read_block(columns.places[part][chosen == card])
            for card in np.unique(chosen).tolist()
        }
        numbers = (columns.score, columns.computed, columns.coverage)
        rows = zip(
            self.keys[part],
            zip(*(column[part].tolist() for column in numbers), strict=True),
            columns.bands[part].tolist(),
            chosen.tolist(),
            strict=True,
        )
        for key, parts, band, card in rows:
            yield self.cards[card].describe(key, parts, band, next(cells[card]))

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ScoreSequence):
            return NotImplemented
        return self.keys == other.keys and _are_equal(self, other)

    __hash__ = None  # type: ignore[assignment]


def _are_equal(one: ScoreSequence, other: ScoreSequence) -> bool:
    import numpy as np

    names = ("score", "computed", "coverage", "bands", "cards", "places")
    columns = ((getattr(one.columns, name), getattr(other.columns, name)) for name in names)
    if not all(np.array_equal(*pair, equal_nan=True) for pair in columns):
        return False
    return len(one.cards) == len(other.cards) and all(
        here.card == there.card
        and np.array_equal(here.values, there.values, equal_nan=True)
        and np.array_equal(here.stale, there.stale)
        for here, there in zip(one.cards, other.cards, strict=True)
    )
