"""What became of those who paid on the first of two days of a grid (S1.56, S1.58, C22)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
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
    partners: Mapping[AccountKey, AccountKey] = field(default_factory=dict)
    """The key on the list of the last day of each account that is on both."""
    called_lost: Collection[AccountKey] = ()
    """Accounts that the customer list itself, or a person, calls lost, whatever they pay."""
    still_listed: tuple[AccountKey, ...] = ()
    """Accounts on the list of lost customers that pay on the last day."""
    told_lost: Mapping[AccountKey, str] = field(default_factory=dict)
    """Accounts that other records tell as lost between the days, and which records do."""


@dataclass(frozen=True, slots=True)
class _Paid:
    """What each account paid on both days, and who of them came, stayed and left."""

    before: FloatArray
    after: FloatArray
    unknown: BoolArray
    cohort: BoolArray
    stayed: BoolArray
    left: BoolArray
    new: BoolArray
    returned: BoolArray


def follow_cohort(window: Window) -> Retention:
    """Return what became of the revenue of the accounts that paid on the first day.

    Net retention is what they pay on the last day over what they paid; gross retention counts each
    account with at most what it paid (S1.56). Who pays nothing any more has churned; who pays on
    the last day only is new, or reactivated when it had paid before, and counts in neither rate.
    Accounts called or told lost count by what they pay, and are named where they pay. Raises
    ValueError when the last day is not after the first.
    """
    if window.last <= window.first:
        raise ValueError("the last day has to be after the first")
    paid = _read(window)
    return _doubt(_match(_name_all(_measure(window, paid), window.grid, paid), window, paid),
                  window, paid)  # fmt: skip


def _read(window: Window) -> _Paid:
    import numpy as np

    grid = window.grid
    then, now = grid.amounts[:, window.first], grid.amounts[:, window.last]
    known = ~(np.isnan(then) | np.isnan(now))
    before, after = np.where(known, then, 0.0), np.where(known, now, 0.0)
    cohort, pays = before > 0, after > 0
    came = pays & ~cohort
    returned = came & paid_earlier(grid, window.first)
    return _Paid(
        before=before,
        after=after,
        unknown=np.isnan(then) | ((then > 0) & np.isnan(now)),
        cohort=cohort,
        stayed=cohort & pays,
        left=cohort & ~pays,
        new=came & ~returned,
        returned=returned,
    )


def _measure(window: Window, paid: _Paid) -> Retention:
    """Return the amounts and rates of a window, its accounts not named yet."""
    import numpy as np

    then, now = paid.before[paid.cohort], paid.after[paid.cohort]
    start, change = add_up(then), now - then
    return Retention(
        start_on=window.grid.days[window.first],
        end_on=window.grid.days[window.last],
        start=start,
        expansion=add_up(np.maximum(change, 0.0)),
        contraction=add_up(np.maximum(-change, 0.0)[now > 0]),
        churn=add_up(paid.before[paid.left]),
        new=add_up(paid.after[paid.new]),
        reactivated=add_up(paid.after[paid.returned]),
        end=add_up(paid.after),
        customers=int((paid.after > 0).sum()),
        nrr=_share(now, start),
        grr=_part(np.minimum(then, now), start),
        cohort=(),
        churned=(),
        contracted=(),
        expanded=(),
        returned=(),
        nrr_without_largest=_without_largest(then, now),
    )


def _name_all(found: Retention, grid: RevenueGrid, paid: _Paid) -> Retention:
    change = paid.after - paid.before
    return replace(
        found,
        cohort=_name(grid, paid.cohort),
        churned=_name(grid, paid.left),
        contracted=_name(grid, paid.stayed & (change <= -CENT)),
        expanded=_name(grid, paid.cohort & (change >= CENT)),
        returned=_name(grid, paid.returned),
        unknown=_name(grid, paid.unknown),
    )


def _match(found: Retention, window: Window, paid: _Paid) -> Retention:
    """Add how the accounts of the first day were found on the last one."""
    grid = window.grid
    met = (paid.cohort | paid.unknown) & ~_are_in(grid, window.missing)
    return replace(
        found,
        found=int(met.sum()),
        found_otherwise=_name(grid, met & _are_in(grid, window.otherwise)),
    )


def _doubt(found: Retention, window: Window, paid: _Paid) -> Retention:
    """Add who pays although somebody says that it left, and the rates if that is so."""
    import numpy as np

    grid = window.grid
    called = paid.stayed & _are_in(grid, window.called_lost)
    told = paid.stayed & _are_in(grid, window.told_lost) & ~called
    then, now = paid.before[paid.cohort], np.where(called | told, 0.0, paid.after)[paid.cohort]
    return replace(
        found,
        lost_still_listed=window.still_listed,
        called_lost=_name(grid, called),
        told_lost=_name(grid, told),
        start_of_them=add_up(paid.before[called | told]),
        nrr_without_them=_share(now, found.start),
        grr_without_them=_part(np.minimum(then, now), found.start),
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
