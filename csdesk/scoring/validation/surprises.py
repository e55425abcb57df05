"""Accounts by name: who left, who left although green, who stayed although red (S3.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.health import Band
from csdesk.model.score_observations import BANDS, ObservationSet
from csdesk.model.validation import Observed

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray, IntArray

NOBODY = -1


def list_cases(observed: ObservationSet) -> tuple[Observed, ...]:
    """Return everybody who left, with the score before, in the order of the days."""
    ranks, scored = _ranks(observed)
    return tuple(
        _describe(observed, int(place), ranks, scored) for place in observed.left.nonzero()[0]
    )


def list_green_but_left(observed: ObservationSet) -> tuple[Observed, ...]:
    """Return those who left although they were green, the largest ARR first."""
    return _listed(observed, observed.left & (observed.bands == BANDS.index(Band.GREEN)))


def list_red_but_stayed(observed: ObservationSet) -> tuple[Observed, ...]:
    """Return those who were red and have not left to this day, each once, largest ARR first."""
    red = (observed.bands == BANDS.index(Band.RED)) & ~observed.ever_left
    return _listed(observed, red & _is_first(observed, red))


def _is_first(observed: ObservationSet, where: FlagArray) -> FlagArray:
    """Tell which of these observations is the earliest of its account."""
    import numpy as np

    places = where.nonzero()[0]
    _, first = np.unique(observed.accounts[places], return_index=True)
    is_first = np.zeros(len(observed), dtype=bool)
    is_first[places[first]] = True
    return is_first


def _listed(observed: ObservationSet, where: FlagArray) -> tuple[Observed, ...]:
    ranks, scored = _ranks(observed)
    found = [_describe(observed, int(place), ranks, scored) for place in where.nonzero()[0]]
    return tuple(sorted(found, key=lambda one: -one.arr))


def _describe(observed: ObservationSet, place: int, ranks: IntArray, scored: IntArray) -> Observed:
    key, rank = observed.key(place), int(ranks[place])
    return Observed(
        account=key,
        on=observed.day(place),
        score=None if rank == NOBODY else float(observed.scores[place]),
        band=BANDS[observed.bands[place]],
        arr=float(observed.arr[place]),
        left=bool(observed.left[place]),
        left_on=observed.losses.get(key),
        rank=None if rank == NOBODY else rank,
        of=int(scored[place]),
    )


def _ranks(observed: ObservationSet) -> tuple[IntArray, IntArray]:
    """Return the rank of each score on its day, 1 the lowest, and how many have one."""
    import numpy as np
    from scipy.stats import rankdata

    ranks = np.full(len(observed), NOBODY, dtype=np.intp)
    scored = np.zeros(len(observed), dtype=np.intp)
    for day in np.unique(observed.days):
        on_day = observed.days == day
        where = on_day & observed.is_scored
        ranks[where] = rankdata(observed.scores[where], method="min").astype(np.intp)
        scored[on_day] = int(where.sum())
    return ranks, scored
