"""The revenue grid of a list of subscription lines, one column a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from csdesk.formatting import plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import RevenueGrid, RevenueSource
from csdesk.model.subscriptions import SubscriptionBook, SubscriptionLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

OPEN = date.max.toordinal()
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
    late_renewals: int
    """Short gaps between the lines of an account that count as none."""

    def live_on(self, day: date) -> NDArray[np.bool_]:
        """Return which lines run on a day: ``start <= day < end``."""
        number = day.toordinal()
        live: NDArray[np.bool_] = (self.starts <= number) & (number < self.ends)
        return live


def read_columns(book: SubscriptionBook) -> LineColumns:
    """Return the lines that bring something."""
    import numpy as np

    lines = [line for line in book.lines if line.annual]
    codes = {key: at for at, key in enumerate(dict.fromkeys(line.account for line in lines))}
    lines.sort(key=lambda line: (codes[line.account], line.start))
    owners = np.fromiter((codes[line.account] for line in lines), np.int64, len(lines))
    starts = np.fromiter((line.start.toordinal() for line in lines), np.int64, len(lines))
    ends = np.fromiter(map(_end_of, lines), np.int64, len(lines))
    annual = np.fromiter((line.annual for line in lines), np.float64, len(lines))
    seats = np.array([line.seats for line in lines], dtype=np.float64)
    return LineColumns(tuple(codes), owners, starts, ends, annual, seats, book.late_renewals)


def grid_of_lines(
    columns: LineColumns, days: Sequence[date], names: Mapping[AccountKey, str], lineage: str
) -> RevenueGrid:
    """Return a year's revenue of each account on each day, the lines of an account added up.

    A change is a matter of price as far as it is not one of seats: the new seats times the change
    of the price of a seat, where both days say how many there are.
    """
    import numpy as np

    shape = len(columns.accounts), len(days)
    amounts, seats = np.zeros(shape), np.zeros(shape)
    for at, day in enumerate(days):
        live = columns.live_on(day)
        owners = columns.owners[live]
        amounts[:, at] = np.bincount(owners, columns.annual[live], shape[0])
        seats[:, at] = np.bincount(owners, columns.seats[live], shape[0])
    return RevenueGrid(
        source=RevenueSource.SUBSCRIPTIONS,
        days=tuple(days),
        accounts=columns.accounts,
        names=tuple(names.get(key, key) for key in columns.accounts),
        amounts=amounts,
        fx=np.zeros(shape),
        price=_price_changes(amounts, seats),
        signed_up=_first_starts(columns),
        lineage=lineage,
        notes=_notes(columns),
    )


def _end_of(line: SubscriptionLine) -> int:
    return line.end.toordinal() if line.end else OPEN


def _price_changes(amounts: FloatArray, seats: FloatArray) -> FloatArray:
    """Return what of each change since the day before is due to the price of a seat."""
    import numpy as np

    found = np.zeros_like(amounts)
    if amounts.shape[1] < 2:
        return found
    before, after = seats[:, :-1], seats[:, 1:]
    paid = (amounts[:, :-1] > 0) & (amounts[:, 1:] > 0)
    known = paid & (before > 0) & (after > 0)
    old = np.divide(amounts[:, :-1], before, out=np.zeros_like(before), where=known)
    found[:, 1:] = np.where(known, amounts[:, 1:] - after * old, 0.0)
    return found


def _first_starts(columns: LineColumns) -> tuple[date | None, ...]:
    import numpy as np

    first = np.full(len(columns.accounts), OPEN)
    np.minimum.at(first, columns.owners, columns.starts)
    return tuple(map(date.fromordinal, first.tolist()))


def _notes(columns: LineColumns) -> tuple[str, ...]:
    notes = ["Amounts in other currencies count at one stated rate, so that rates move nothing."]
    if columns.late_renewals:
        gaps = plural(columns.late_renewals, "short gap")
        notes.append(f"Late renewals that are no churn: {gaps} between the lines of an account.")
    return tuple(notes)
