"""Net retention as a board: two numbers, the line of the cohort, every account (S1.78)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.nrr_board import AccountRevenue, NrrBoard
from csdesk.model.revenue import MovementPeriod, RetentionFigure, RevenueGrid, RevenueReview
from csdesk.scoring.revenue.periods import known_between

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

FULL = 100


def make_nrr_board(review: RevenueReview) -> NrrBoard:
    """Return net retention of the window with all accounts that pay on one of its ends.

    Accounts whose amount is unknown on either end count nowhere, as in the window itself.
    """
    grid, period = review.grid, review.period
    first, last = grid.days.index(period.start_on), grid.days.index(period.end_on)
    before, after = known_between(grid, first, last)
    shares, paying = _follow_cohort(grid, first, last, before)
    return NrrBoard(
        start_on=period.start_on,
        end_on=period.end_on,
        nrr=_default_nrr(review),
        growth=_grow(review.months[-1]) if review.months else None,
        start=period.start,
        end=period.end,
        kept=float(after[before > 0].sum()),
        cohort=shares,
        paying=paying,
        accounts=_list_accounts(grid, before, after),
    )


def _default_nrr(review: RevenueReview) -> float | None:
    cards = (card for card in review.cards if card.figure is RetentionFigure.NRR)
    return next((card.values[0].value for card in cards if card.values), None)


def _grow(month: MovementPeriod) -> float | None:
    return FULL * (month.end - month.start) / month.start if month.start > 0 else None


def _follow_cohort(
    grid: RevenueGrid, first: int, last: int, before: FloatArray
) -> tuple[tuple[float | None, ...], tuple[int, ...]]:
    """Return share and count of those who pay on the first day, on each day of the window."""
    import numpy as np

    amounts = np.nan_to_num(grid.amounts[before > 0, first : last + 1])
    start = float(before.sum())
    sums: list[float] = amounts.sum(axis=0).tolist()
    shares = tuple(FULL * amount / start if start else None for amount in sums)
    return shares, tuple((amounts > 0).sum(axis=0).tolist())


def _list_accounts(
    grid: RevenueGrid, before: FloatArray, after: FloatArray
) -> tuple[AccountRevenue, ...]:
    import numpy as np

    order = np.argsort(-np.abs(after - before), kind="stable")
    paid = order[((before > 0) | (after > 0))[order]].tolist()
    starts, ends = before.tolist(), after.tolist()
    return tuple(AccountRevenue(grid.accounts[at], starts[at], ends[at]) for at in paid)
