"""The revenue grid of a list of subscription lines, one column a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from csdesk.formatting import plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import UNKNOWN_DAY, RevenueGrid, RevenueSource
from csdesk.model.subscriptions import SubscriptionBook, SubscriptionLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

OPEN = UNKNOWN_DAY
"""The end of a line that has none."""


@dataclass(frozen=True, slots=True)
class LineColumns:
    """Paid lines as columns, by account and then by start; days are ordinals, the end exclusive."""

    accounts: tuple[AccountKey, ...]
    owners: IntArray
    """The position in ``accounts`` of each line's account."""
    starts: IntArray
    ends: IntArray
    annual: FloatArray
    seats: FloatArray
    """NaN where a line does not say how many it is for."""
    positions: IntArray
    """The place of each line in the list of subscriptions."""
    late_renewals: int
    """Short gaps between the lines of an account that count as none."""

    def live_on(self, day: date) -> NDArray[np.bool_]:
        """Return which lines run on a day: ``start <= day < end``."""
        number = day.toordinal()
        live: NDArray[np.bool_] = (self.starts <= number) & (number < self.ends)
        return live


def read_columns(book: SubscriptionBook) -> LineColumns:
    """Return the lines that bring something on at least one day."""
    import numpy as np

    lines = [line for line in book.lines if line.annual and line.start != line.end]
    codes = {key: at for at, key in enumerate(dict.fromkeys(line.account for line in lines))}
    owners = np.fromiter((codes[line.account] for line in lines), np.int64, len(lines))
    starts = np.fromiter((line.start.toordinal() for line in lines), np.int64, len(lines))
    order = np.lexsort((starts, owners))
    return LineColumns(
        accounts=tuple(codes),
        owners=owners[order],
        starts=starts[order],
        ends=np.fromiter(map(_end_of, lines), np.int64, len(lines))[order],
        annual=np.fromiter((line.annual for line in lines), np.float64, len(lines))[order],
        seats=np.array([line.seats for line in lines], dtype=np.float64)[order],
        positions=np.fromiter((line.position for line in lines), np.int64, len(lines))[order],
        late_renewals=book.late_renewals,
    )


def grid_of_lines(
    columns: LineColumns, days: Sequence[date], names: Mapping[AccountKey, str], lineage: str
) -> RevenueGrid:
    """Return a year's revenue of each account on each day, the lines of an account added up.

    A change is a matter of price as far as it is not one of seats: the new seats times the change
    of the price of a seat, where both days say how many there are.
    """
    import numpy as np

    shape = len(days), len(columns.accounts)
    amounts = _add_up(columns, days, columns.annual)
    has_seats = not np.isnan(columns.seats).all()
    still = np.broadcast_to(0.0, shape)
    price = _price_changes(amounts, _add_up(columns, days, columns.seats)) if has_seats else still
    return RevenueGrid(
        source=RevenueSource.SUBSCRIPTIONS,
        days=tuple(days),
        accounts=columns.accounts,
        names=tuple(names.get(key, key) for key in columns.accounts),
        amounts=amounts.T,
        fx=still.T,
        price=price.T,
        signed_up=columns.starts[np.unique(columns.owners, return_index=True)[1]],
        lineage=lineage,
        notes=_notes(columns),
    )


def _end_of(line: SubscriptionLine) -> int:
    return line.end.toordinal() if line.end else OPEN


def _add_up(columns: LineColumns, days: Sequence[date], values: FloatArray) -> FloatArray:
    """Return what the live lines of each account come to, one row a day."""
    import numpy as np

    size = len(columns.accounts)
    rows = np.zeros((len(days), size))
    for row, day in zip(rows, days, strict=True):
        live = np.flatnonzero(columns.live_on(day))
        row[:] = np.bincount(columns.owners[live], values[live], size)
    return rows


def _price_changes(amounts: FloatArray, seats: FloatArray) -> FloatArray:
    """Return what of each change since the day before is due to the price of a seat."""
    import numpy as np

    found = np.zeros_like(amounts)
    for day in range(1, len(amounts)):
        then, now, before, after = amounts[day - 1], amounts[day], seats[day - 1], seats[day]
        known = (then > 0) & (now > 0) & (before > 0) & (after > 0)
        old = np.divide(then, before, out=np.zeros_like(before), where=known)
        found[day] = np.where(known, now - after * old, 0.0)
    return found


def _notes(columns: LineColumns) -> tuple[str, ...]:
    notes = ["Amounts in other currencies count at one stated rate, so that rates move nothing."]
    if columns.late_renewals:
        gaps = plural(columns.late_renewals, "short gap")
        notes.append(f"Late renewals that are no churn: {gaps} between the lines of an account.")
    return tuple(notes)
