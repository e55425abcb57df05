"""Net and gross retention of twelve months, month after month (S1.78)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from csdesk.model.revenue import RevenueGrid, TrailingRetention
from csdesk.scoring.revenue.periods import known_between
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

YEAR = 12
FULL = 100.0


def follow_retention(grid: RevenueGrid, months: int = YEAR) -> tuple[TrailingRetention, ...]:
    """Return retention point to point for every window of so many months, oldest first.

    The grid has one day a month. Each window has its own start cohort: the accounts that paid on
    its first day. The last window is the one of the KPIs, to the last bit.
    """
    return tuple(_measure_all(grid, months))


def _measure_all(grid: RevenueGrid, months: int) -> Iterator[TrailingRetention]:
    end = len(grid.days) - 1
    for last in range(months, end):
        yield _measure(grid, last - months, last, _add_fast)
    if end >= months:
        yield _measure(grid, end - months, end, add_up)


def _measure(
    grid: RevenueGrid, first: int, last: int, add: Callable[[FloatArray], float]
) -> TrailingRetention:
    import numpy as np

    before, after = known_between(grid, first, last)
    paid = before > 0
    start, kept = add(before), add(after * paid)
    capped = add(np.minimum(before, after))
    return TrailingRetention(
        start_on=grid.days[first],
        end_on=grid.days[last],
        nrr=FULL * kept / start if start else None,
        grr=min(FULL * capped / start, FULL) if start else None,
        accounts=int(np.count_nonzero(paid)),
    )


def _add_fast(amounts: FloatArray) -> float:
    return float(amounts.sum())
