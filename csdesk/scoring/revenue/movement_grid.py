"""The revenue grid of a list of revenue movements, one column a month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from csdesk.formatting import number, plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import UNKNOWN_DAY, RevenueGrid, RevenueSource
from csdesk.scoring.revenue.movement_columns import UNIT, MovementColumns
from csdesk.scoring.revenue.movement_rows import Cause

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


def grid_of_movements(
    columns: MovementColumns, days: Sequence[date], names: Mapping[AccountKey, str], lineage: str
) -> RevenueGrid:
    """Return a year's revenue of each account on each day: what it paid first, and every change.

    A movement counts from its own day on. Changes by exchange rate and by price stand apart as the
    list calls them. Of accounts that would pay less than nothing the amount is unknown.
    """
    import numpy as np

    amounts = _by_day(columns, days, None)
    amounts[0] += columns.openings
    for day in range(1, len(days)):
        amounts[day] += amounts[day - 1]
    amounts /= UNIT
    amounts[:, columns.below] = np.nan
    return RevenueGrid(
        source=RevenueSource.MOVEMENTS,
        days=tuple(days),
        accounts=columns.accounts,
        names=tuple(names.get(key, key) for key in columns.accounts),
        amounts=amounts.T,
        fx=_of_cause(columns, days, Cause.FX).T,
        price=_of_cause(columns, days, Cause.PRICE).T,
        signed_up=_first_gains(columns),
        lineage=lineage,
        notes=tuple(_notes(columns)),
    )


def _by_day(columns: MovementColumns, days: Sequence[date], cause: Cause | None) -> FloatArray:
    """Return what each account's revenue changed by since the day before, one row a day."""
    import numpy as np

    size, rows = len(columns.accounts), _rows_of(columns.days, days)
    wanted = rows < len(days)
    if cause is not None:
        wanted &= columns.causes == cause
    places = slice(None) if wanted.all() else np.flatnonzero(wanted)
    codes = rows[places] * size + columns.owners[places]
    weights = columns.changes[places].astype(np.float64)
    found: FloatArray = np.bincount(codes, weights, len(days) * size).astype(np.float64, copy=False)
    return found.reshape(len(days), size)


def _rows_of(moved: IntArray, days: Sequence[date]) -> IntArray:
    """Return the first of some days that is not before each of many, one past the last if none."""
    import numpy as np

    edges = [day.toordinal() for day in days]
    first, last = int(moved.min()), int(moved.max())
    # There are few different days: looking a row up takes a fraction of searching for it.
    table = np.searchsorted(edges, np.arange(first, last + 1), side="left")
    rows: IntArray = table[moved - first]
    return rows


def _of_cause(columns: MovementColumns, days: Sequence[date], cause: Cause) -> FloatArray:
    import numpy as np

    if not (columns.causes == cause).any():
        return np.broadcast_to(0.0, (len(days), len(columns.accounts)))
    return _by_day(columns, days, cause) / UNIT


def _first_gains(columns: MovementColumns) -> IntArray:
    """Return when each account first moved; nobody knows since when it pays if it paid before."""
    import numpy as np

    first = np.full(len(columns.accounts), UNKNOWN_DAY)
    np.minimum.at(first, columns.owners, columns.days)
    return np.where(columns.openings > 0, UNKNOWN_DAY, first)


def _notes(columns: MovementColumns) -> Iterator[str]:
    left_out = columns.records - len(columns.positions)
    if left_out:
        yield f"{plural(left_out, 'movement')} without account, day or amount left out."
    if columns.breaks:
        verb = "does" if columns.breaks == 1 else "do"
        yield (
            f"{plural(columns.breaks, 'movement')} {verb} not lead from the amount before to the "
            "amount after: the amounts stated count."
        )
    if columns.below.size:
        yield (
            f"{number(columns.below.size)} of {plural(len(columns.accounts), 'account')} left out: "
            "they would pay less than nothing, as the list does not say what they paid at first."
        )
