"""The renewals of the next twelve months by the health of the accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.boards import RenewalCalendar, RenewalMonth
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.cell_days import read_day

MONTHS = 12


def make_renewal_calendar(table: AccountTable, bands: Sequence[Band]) -> RenewalCalendar | None:
    """Return the customers with ARR by the month of their renewal; None without any date.

    The month of the list's day is the first of twelve; what was due before that day and has no
    later date is overdue. ``bands`` are those of the accounts of the list in its order.
    """
    column = table.column("renewal_date")
    days = {cell: read_day(cell) for cell in set(column)}
    dates = [days[cell] for cell in column]
    if not any(dates):
        return None
    arr = table.arr()
    customers = sorted((at for at, amount in enumerate(arr) if amount > 0), key=lambda at: -arr[at])
    dated = {at: day for at in customers if (day := dates[at]) is not None}
    months = _months_from(table.as_of)
    month_of = {day: day.replace(day=1) for day in set(dated.values())}
    due: dict[date, list[int]] = defaultdict(list)
    for at, day in dated.items():
        if day >= table.as_of:
            due[month_of[day]].append(at)
    overdue = [at for at, day in dated.items() if day < table.as_of]
    later = [at for at, day in dated.items() if month_of[day] > months[-1]]
    return RenewalCalendar(
        months=tuple(_describe(one, due.get(one, []), table.keys, arr, bands) for one in months),
        overdue=tuple(table.keys[at] for at in overdue),
        overdue_arr=sum(arr[at] for at in overdue),
        later=tuple(table.keys[at] for at in later),
        undated=tuple(table.keys[at] for at in customers if at not in dated),
    )


def _describe(
    month: date,
    places: list[int],
    keys: Sequence[AccountKey],
    arr: Sequence[float],
    bands: Sequence[Band],
) -> RenewalMonth:
    return RenewalMonth(
        month=month,
        accounts=tuple(keys[at] for at in places),
        arr=sum(arr[at] for at in places),
        arr_by_band=_sum_by_band(places, arr, bands),
    )


def _sum_by_band(
    places: Sequence[int], arr: Sequence[float], bands: Sequence[Band]
) -> Mapping[Band, float]:
    sums: dict[Band, float] = defaultdict(float)
    for at in places:
        sums[bands[at]] += arr[at]
    return {band: sums[band] for band in Band if band in sums}


def _months_from(day: date) -> tuple[date, ...]:
    first = day.year * MONTHS + day.month - 1
    return tuple(
        date(number // MONTHS, number % MONTHS + 1, 1) for number in range(first, first + MONTHS)
    )
