"""How long customers had been customers when they left (S4.24)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from csdesk.model.churn import Loss, MonthOfLife
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.churn.inputs import LossInputs

DAYS_OF_MONTH = 30
STARTS = ("customer_since", "start_date")
"""Fields of the customer list that say when an account became a customer, best first."""


class Starts:
    """When accounts became customers: by a list, else by their first paid line."""

    def __init__(self, inputs: LossInputs) -> None:
        self._lists = [
            (table.places, table.column(field)) for table in inputs.lists() for field in STARTS
        ]
        self._lines = _first_lines(inputs)

    def get(self, key: AccountKey) -> date | None:
        """Return the day on which an account became a customer, None where nothing tells it."""
        for places, column in self._lists:
            at = places.get(key)
            if at is not None and (stated := read_day(column[at])) is not None:
                return stated
        return self._lines.get(key)


def count_days(start: date | None, end: date | None) -> int | None:
    """Return the days from start to end; None where one is unknown or they contradict."""
    if start is None or end is None or end < start:
        return None
    return (end - start).days


def month_of_life(days: int | None) -> int | None:
    """Return the month of life after so many days: 1 for the first 30 of them."""
    return None if days is None else days // DAYS_OF_MONTH + 1


def count_months(losses: Sequence[Loss], live_days: Iterable[int]) -> tuple[MonthOfLife, ...]:
    """Return the losses month of life by month, up to the last one with a loss.

    ``live_days`` are the days of life of the accounts that are still customers. An account is at
    risk in every month that it reached; those of unknown age are left out.
    """
    lost = Counter(loss.month_of_life for loss in losses if loss.month_of_life is not None)
    lived = sorted([*lost.elements(), *(days // DAYS_OF_MONTH + 1 for days in live_days)])
    return tuple(
        MonthOfLife(month, len(lived) - bisect_left(lived, month), lost[month])
        for month in range(1, max(lost, default=0) + 1)
    )


def count_early(losses: Sequence[Loss], early_days: int) -> int:
    """Return how many losses of known age came before this day of life."""
    ages = (loss.days_of_life for loss in losses)
    return sum(age is not None and age < early_days for age in ages)


def live_days(starts: Starts, live: Iterable[AccountKey], as_of: date) -> list[int]:
    """Return how many days each live account of known start has been a customer."""
    ages = (count_days(starts.get(key), as_of) for key in live)
    return [age for age in ages if age is not None]


def _first_lines(inputs: LossInputs) -> dict[AccountKey, date]:
    days: dict[AccountKey, date] = {}
    for line in inputs.book.lines if inputs.book else ():
        days[line.account] = min(line.start, days.get(line.account, line.start))
    return days
