"""The renewals of the next twelve months by the health of the accounts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable
from csdesk.model.boards import RenewalCalendar, RenewalMonth
from csdesk.model.score_sequence import BANDS
from csdesk.scoring.parted_places import part_places, rank_places, take
from csdesk.scoring.record_columns import NO_DAY, read_days

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MONTHS = 12


def make_renewal_calendar(table: AccountTable, bands: IntArray) -> RenewalCalendar | None:
    """Return the customers with ARR by the month of their renewal; None without any date.

    The month of the list's day is the first of twelve; what was due before that day and has no
    later date is overdue. ``bands`` (places in ``BANDS``) are those of the accounts of the list in
    its order.
    """
    import numpy as np

    days, arr = read_days(table.column("renewal_date")), table.arr_column
    if not (days != NO_DAY).any():
        return None
    customers = rank_places(np.flatnonzero(arr > 0), arr)
    dated = customers[days[customers] != NO_DAY]
    is_due = days[dated] >= table.as_of.toordinal()
    due, overdue, nobody = dated[is_due], dated[~is_due], customers[:0]
    *months, after = _months_from(table.as_of)
    edges = np.array([month.toordinal() for month in (*months[1:], after)])
    by_month = part_places(due, np.searchsorted(edges, days[due], side="right"))
    return RenewalCalendar(
        months=tuple(
            _describe(month, by_month.get(number, nobody), table, bands)
            for number, month in enumerate(months)
        ),
        overdue=take(table.keys, overdue),
        overdue_arr=float(arr[overdue].sum()),
        later=take(table.keys, by_month.get(MONTHS, nobody)),
        undated=take(table.keys, customers[days[customers] == NO_DAY]),
    )


def _describe(month: date, places: IntArray, table: AccountTable, bands: IntArray) -> RenewalMonth:
    arr = table.arr_column
    parts = part_places(places, bands[places])
    return RenewalMonth(
        month=month,
        accounts=take(table.keys, places),
        arr=float(arr[places].sum()),
        arr_by_band={BANDS[code]: float(arr[own].sum()) for code, own in parts.items()},
    )


def _months_from(day: date) -> list[date]:
    """Return the first days of a day's month, of the others of a year, and of the one after."""
    first = day.year * MONTHS + day.month - 1
    return [
        date(number // MONTHS, number % MONTHS + 1, 1)
        for number in range(first, first + MONTHS + 1)
    ]
