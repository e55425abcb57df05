"""What a moved weight or edge would do to a whole book, at once."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, overload

from typing_extensions import override

from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_changes import BandMove, WhatIf
from csdesk.model.score_sequence import BANDS
from csdesk.model.scorecards import RollUp, Scorecard
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.health.bands import code_bands, code_by_worst
from csdesk.scoring.health.edges import find_edges
from csdesk.scoring.health.score_columns import score_matrix
from csdesk.scoring.health.signals import read_fading, read_fresh
from csdesk.scoring.health.totals import average_scores, count_bands

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


def what_if(
    facts: Facts,
    card: Scorecard,
    changed: Scorecard,
    members: IntArray | None = None,
    earlier: Facts | None = None,
) -> WhatIf:
    """Return what a changed card would do, beside what the card does now.

    ``members`` are the positions of the accounts that the card is for; None: everybody.
    ``earlier`` are the facts before, which conditions on changes ask about. Scores that persons
    set are not looked at.
    """
    import numpy as np

    places = np.arange(len(facts.keys)) if members is None else members
    arr = facts.arr[places]
    values = read_fresh(card, facts, places)[0]
    subjects = Subjects(facts, earlier=earlier)
    score, bands = _score(subjects, card, places, values)
    if not _asks_the_same(card, changed):
        values = read_fresh(changed, facts, places)[0]
    new_score, new_bands = _score(subjects, changed, places, values)
    moved = np.flatnonzero(bands != new_bands)
    moved = moved[np.argsort(-arr[moved], kind="stable")]
    return WhatIf(
        before=count_bands(bands, arr),
        after=count_bands(new_bands, arr),
        average_before=average_scores(score, arr)[0],
        average_after=average_scores(new_score, arr)[0],
        moves=_BandMoves(
            [facts.keys[at] for at in places[moved].tolist()],
            (bands[moved], new_bands[moved]),
            (score[moved], new_score[moved]),
            arr[moved],
        ),
    )


def _asks_the_same(card: Scorecard, changed: Scorecard) -> bool:
    """Tell whether two cards look at the same facts, of the same age."""
    one, other = (
        [(signal.fact, signal.valid_days) for signal in found.signals] for found in (card, changed)
    )
    return one == other


def _score(
    subjects: Subjects, card: Scorecard, places: IntArray, values: FloatArray
) -> tuple[FloatArray, IntArray]:
    edges = find_edges(card, subjects, places)
    fading = read_fading(card, subjects.facts, places)
    score = score_matrix(values, card, edges, fading).score
    if card.roll_up is RollUp.ANY_POOR:
        return score, code_by_worst(score, values, card, edges)
    return score, code_bands(score, card)


class _BandMoves(Sequence[BandMove]):
    """The accounts that change band, as columns."""

    def __init__(
        self,
        keys: Sequence[AccountKey],
        bands: tuple[IntArray, IntArray],
        scores: tuple[FloatArray, FloatArray],
        arr: FloatArray,
    ) -> None:
        self._keys = keys
        self._bands = bands
        self._scores = scores
        self._arr = arr

    @override
    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> BandMove: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[BandMove, ...]: ...

    @override
    def __getitem__(self, index: int | slice) -> BandMove | tuple[BandMove, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        before, after = (BANDS[int(codes[index])] for codes in self._bands)
        old, new = (float(scores[index]) for scores in self._scores)
        return BandMove(
            self._keys[index],
            before,
            after,
            None if isnan(old) else old,
            None if isnan(new) else new,
            float(self._arr[index]),
        )
