"""What became of those who paid on the first of two days of a grid (S1.56, S1.58, C22)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import Retention, RevenueGrid
from csdesk.scoring.revenue.periods import CENT, paid_earlier
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]

FULL = 100.0


@dataclass(frozen=True, slots=True)
class Window:
    """Two days of a grid, and what else is told of the accounts between them.

    All accounts are named as the grid names them, but those of ``still_listed``.
    """

    grid: RevenueGrid
    first: int
    last: int
    missing: Collection[AccountKey] = ()
    """Accounts of the first day that the list of the last one does not name at all."""
    otherwise: Collection[AccountKey] = ()
    """Accounts that are on both lists under different keys."""
    called_lost: Collection[AccountKey] = ()
    """Accounts that the customer list itself, or a person, calls lost, whatever they pay."""
    still_listed: tuple[AccountKey, ...] = ()
    """Accounts on the list of lost customers that pay on the last day."""


def follow_cohort(window: Window) -> Retention:
    """Return what became of the revenue of the accounts that paid on the first day.

    Net retention is what they pay on the last day over what they paid; gross retention counts each
    account with at most what it paid (S1.56). Who pays nothing any more has churned; who pays on
    the last day only is new, or reactivated when it had paid before, and counts in neither rate.
    Accounts called lost count by what they pay, and are named where they pay. Raises ValueError
    when the last day is not after the first.
    """
    import numpy as np

    grid = window.grid
    if window.last <= window.first:
        raise ValueError("the last day has to be after the first")
    then, now = grid.amounts[:, window.first], grid.amounts[:, window.last]
    known = ~(np.isnan(then) | np.isnan(now))
    before, after = np.where(known, then, 0.0), np.where(known, now, 0.0)
    paid, pays = before > 0, after > 0
    came, change = pays & ~paid, after - before
    returned = came & paid_earlier(grid, window.first)
    cohort, unknown = np.flatnonzero(paid), np.isnan(then) | ((then > 0) & np.isnan(now))
    start, called = add_up(before[cohort]), paid & pays & _are_in(grid, window.called_lost)
    held, stayed = before[cohort], np.where(called, 0.0, after)[cohort]
    met = (paid | unknown) & ~_are_in(grid, window.missing)
    return Retention(
        start_on=grid.days[window.first],
        end_on=grid.days[window.last],
        start=start,
        expansion=add_up(np.maximum(change, 0.0)[cohort]),
        contraction=add_up(np.maximum(-change, 0.0)[paid & pays]),
        churn=add_up(before[paid & ~pays]),
        new=add_up(after[came & ~returned]),
        reactivated=add_up(after[returned]),
        end=add_up(after),
        customers=int(pays.sum()),
        nrr=_share(after[cohort], start),
        grr=_part(np.minimum(before, after)[cohort], start),
        cohort=_name(grid, paid),
        churned=_name(grid, paid & ~pays),
        contracted=_name(grid, paid & pays & (change <= -CENT)),
        expanded=_name(grid, paid & (change >= CENT)),
        returned=_name(grid, returned),
        nrr_without_largest=_without_largest(held, after[cohort]),
        unknown=_name(grid, unknown),
        found=int(met.sum()),
        found_otherwise=_name(grid, met & _are_in(grid, window.otherwise)),
        lost_still_listed=window.still_listed,
        called_lost=_name(grid, called),
        nrr_without_them=_share(stayed, start),
        grr_without_them=_part(np.minimum(held, stayed), start),
    )


def _are_in(grid: RevenueGrid, keys: Collection[AccountKey]) -> BoolArray:
    """Return which accounts of a grid are among some."""
    import numpy as np

    if not keys:
        return np.zeros(len(grid.accounts), np.bool_)
    wanted = frozenset(keys)
    return np.fromiter(map(wanted.__contains__, grid.accounts), np.bool_, len(grid.accounts))


def _name(grid: RevenueGrid, which: BoolArray) -> tuple[AccountKey, ...]:
    import numpy as np

    return tuple(grid.accounts[at] for at in np.flatnonzero(which).tolist())


def _without_largest(before: FloatArray, after: FloatArray) -> float | None:
    import numpy as np

    if not before.size:
        return None
    rest = np.arange(before.size) != before.argmax()
    return _share(after[rest], add_up(before[rest]))


def _share(parts: FloatArray, whole: float) -> float | None:
    return FULL * add_up(parts) / whole if whole > 0 else None


def _part(parts: FloatArray, whole: float) -> float | None:
    """Return the share of a part, which the last bit of a division must not lift above 100."""
    share = _share(parts, whole)
    return None if share is None else min(share, FULL)
