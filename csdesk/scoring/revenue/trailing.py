"""Net and gross retention of twelve months, month after month (S1.78)."""

from __future__ import annotations

from csdesk.model.revenue import RevenueGrid, TrailingRetention
from csdesk.scoring.revenue.periods import known_between
from csdesk.scoring.revenue.sums import add_up

YEAR = 12
FULL = 100.0


def follow_retention(grid: RevenueGrid, months: int = YEAR) -> tuple[TrailingRetention, ...]:
    """Return retention point to point for every window of so many months, oldest first.

    The grid has one day a month. Each window has its own start cohort: the accounts that paid on
    its first day.
    """
    return tuple(_measure(grid, last - months, last) for last in range(months, len(grid.days)))


def _measure(grid: RevenueGrid, first: int, last: int) -> TrailingRetention:
    import numpy as np

    before, after = known_between(grid, first, last)
    paid = before > 0
    start, kept = add_up(before), add_up(after[paid])
    capped = add_up(np.minimum(before, after))
    return TrailingRetention(
        start_on=grid.days[first],
        end_on=grid.days[last],
        nrr=FULL * kept / start if start else None,
        grr=min(FULL * capped / start, FULL) if start else None,
        accounts=int(np.count_nonzero(paid)),
    )
