"""What moved recurring revenue between two days, account by account, reconciled to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey
from csdesk.model.kpis import YEAR
from csdesk.model.revenue import MovementKind, MovementPeriod, RevenueGrid
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]
    IntArray = NDArray[np.int64]

CENT = 0.005


def measure_period(grid: RevenueGrid, first: int, last: int) -> MovementPeriod:
    """Return what became of the revenue from one day of a grid to a later one (domain 3.1, C22).

    The state decides before the size: who paid nothing at the start is new, or reactivated when it
    had paid before; who pays nothing at the end has churned, with all that it paid at the start.
    Of who pays on both days, what is due to rates and prices stands apart and the rest is expansion
    or contraction. Accounts whose amount is unknown on either day count nowhere. ArithmeticError
    when the movements do not add up to the end, which no data may bring about.
    """
    before, after = known_between(grid, first, last)
    moved = _moved(grid, first, last, before, after)
    parts = dict(_split(grid, first, last, moved, before[moved], after[moved]))
    period = MovementPeriod(
        start_on=grid.days[first],
        end_on=grid.days[last],
        start=add_up(before),
        amounts={kind: add_up(amounts) for kind, amounts in parts.items()},
        end=add_up(after),
        accounts={kind: _name(grid, moved, amounts) for kind, amounts in parts.items()},
        customers_start=int((before > 0).sum()),
        customers_end=int((after > 0).sum()),
    )
    if abs(unexplained(period)) >= CENT:
        raise ArithmeticError(f"The movements of {period.start_on} miss {unexplained(period)}.")
    return period


def is_a_year(days: int) -> bool:
    """Return whether a window of so many days may be held against yearly figures (C18)."""
    return YEAR[0] <= days <= YEAR[1]


def unexplained(period: MovementPeriod) -> float:
    """Return what start and movements leave of the end: nothing but the last bits of numbers."""
    came = (
        MovementKind.NEW,
        MovementKind.REACTIVATION,
        MovementKind.EXPANSION,
        MovementKind.PRICE,
        MovementKind.FX,
    )
    went = (MovementKind.CONTRACTION, MovementKind.CHURN)
    parts = [period.start, *map(period.amount, came), -period.end]
    return fsum([*parts, *(-period.amount(kind) for kind in went)])


def known_between(grid: RevenueGrid, first: int, last: int) -> tuple[FloatArray, FloatArray]:
    """Return what each account pays on two days, 0 where one of the amounts is unknown."""
    import numpy as np

    before, after = grid.amounts[:, first], grid.amounts[:, last]
    if grid.is_complete:
        return before, after
    known = ~(np.isnan(before) | np.isnan(after))
    return np.where(known, before, 0.0), np.where(known, after, 0.0)


def paid_earlier(grid: RevenueGrid, first: int) -> BoolArray:
    """Return which accounts had paid before a day of the grid, or signed up before it."""
    earlier: BoolArray = grid.signed_up < grid.days[first].toordinal()
    return earlier | (grid.first_paid < first)


def _moved(
    grid: RevenueGrid, first: int, last: int, before: FloatArray, after: FloatArray
) -> IntArray:
    """Return the accounts of which anything can be told: most pay what they paid."""
    import numpy as np

    window = slice(first + 1, last + 1)
    rated = (grid.fx[:, window] != 0).any(axis=1)
    return np.flatnonzero((before != after) | rated)


def _split(
    grid: RevenueGrid, first: int, last: int, moved: IntArray, before: FloatArray, after: FloatArray
) -> Iterator[tuple[MovementKind, FloatArray]]:
    """Yield what each of the accounts that moved did, by kind."""
    import numpy as np

    paid, pays = before > 0, after > 0
    came, stayed = ~paid & pays, paid & pays
    returned = came & paid_earlier(grid, first)[moved]
    window = slice(first + 1, last + 1)
    fx = np.where(stayed, grid.fx[moved, window].sum(axis=1), 0.0)
    change = np.where(stayed, after - before - fx, 0.0)
    price = _same_way(grid.price[moved, window].sum(axis=1), change)
    rest = change - price
    yield MovementKind.NEW, np.where(came & ~returned, after, 0.0)
    yield MovementKind.REACTIVATION, np.where(returned, after, 0.0)
    yield MovementKind.EXPANSION, np.maximum(rest, 0.0)
    yield MovementKind.PRICE, price
    yield MovementKind.CONTRACTION, np.maximum(-rest, 0.0)
    yield MovementKind.CHURN, np.where(paid & ~pays, before, 0.0)
    yield MovementKind.FX, fx


def _same_way(price: FloatArray, change: FloatArray) -> FloatArray:
    """Return prices as far as they explain the net change of an account, and no further.

    A dearer seat for fewer seats is no price rise beside a larger contraction: retention methods
    differ by what they count, and not by how a net change is taken apart.
    """
    import numpy as np

    return np.sign(change) * np.clip(np.sign(change) * price, 0.0, np.abs(change))


def _name(grid: RevenueGrid, moved: IntArray, amounts: FloatArray) -> tuple[AccountKey, ...]:
    """Return the accounts that moved in one way, the largest amount first."""
    import numpy as np

    found = np.flatnonzero(np.abs(amounts) >= CENT)
    order = found[np.argsort(-np.abs(amounts[found]), kind="stable")]
    return tuple(grid.accounts[at] for at in moved[order].tolist())
