"""What moved recurring revenue between two days, account by account, reconciled to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import MovementKind, MovementPeriod, RevenueGrid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]

CENT = 0.005


def measure_period(grid: RevenueGrid, first: int, last: int) -> MovementPeriod:
    """Return what became of the revenue from one day of a grid to a later one (domain 3.1, C22).

    The state decides before the size: who paid nothing at the start is new, or reactivated when it
    had paid before; who pays nothing at the end has churned, with all that it paid at the start.
    Of who pays on both days, what is due to rates and prices stands apart and the rest is expansion
    or contraction. Accounts whose amount is unknown on either day count nowhere. ArithmeticError
    when the movements do not add up to the end, which no data may bring about.
    """
    import numpy as np

    known = ~np.isnan(grid.amounts[:, [first, last]]).any(axis=1)
    before = np.where(known, grid.amounts[:, first], 0.0)
    after = np.where(known, grid.amounts[:, last], 0.0)
    parts = dict(_split(grid, first, last, before, after))
    period = MovementPeriod(
        start_on=grid.days[first],
        end_on=grid.days[last],
        start=fsum(before),
        amounts={kind: fsum(amounts) for kind, amounts in parts.items()},
        end=fsum(after),
        accounts={kind: _name(grid, amounts) for kind, amounts in parts.items()},
        customers_start=int((before > 0).sum()),
        customers_end=int((after > 0).sum()),
    )
    if abs(unexplained(period)) >= CENT:
        raise ArithmeticError(f"The movements of {period.start_on} miss {unexplained(period)}.")
    return period


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


def _split(
    grid: RevenueGrid, first: int, last: int, before: FloatArray, after: FloatArray
) -> Iterator[tuple[MovementKind, FloatArray]]:
    """Yield what each account moved, by kind."""
    import numpy as np

    paid, pays = before > 0, after > 0
    came, stayed = ~paid & pays, paid & pays
    returned = came & _paid_earlier(grid, first)
    window = slice(first + 1, last + 1)
    fx = np.where(stayed, grid.fx[:, window].sum(axis=1), 0.0)
    change = np.where(stayed, after - before - fx, 0.0)
    price = _same_way(grid.price[:, window].sum(axis=1), change)
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


def _paid_earlier(grid: RevenueGrid, first: int) -> BoolArray:
    """Return which accounts had paid before a day of the grid, or signed up before it."""
    import numpy as np

    day = grid.days[first]
    signed = np.fromiter(
        (one is not None and one < day for one in grid.signed_up), np.bool_, len(grid.signed_up)
    )
    earlier: BoolArray = signed | (np.nan_to_num(grid.amounts[:, :first]) > 0).any(axis=1)
    return earlier


def _name(grid: RevenueGrid, amounts: FloatArray) -> tuple[AccountKey, ...]:
    """Return the accounts that moved, the largest amount first."""
    import numpy as np

    moved = np.flatnonzero(np.abs(amounts) >= CENT)
    order = moved[np.argsort(-np.abs(amounts[moved]), kind="stable")]
    return tuple(grid.accounts[at] for at in order.tolist())
