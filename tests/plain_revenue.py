"""Revenue of subscriptions reckoned a second time, in plain loops and exact fractions.

It shares nothing with the engine but the definitions: who pays on a day, what moved between two
days, and what every published method makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

PERIODS = {"monthly": 1, "quarterly": 3, "annual": 12, "triennial": 36}
Paid = Mapping[str, Fraction]


class Row(NamedTuple):
    """A line of a list of subscriptions as a client has it."""

    account: str
    start: date
    end: date | None
    cents: int
    interval: str
    is_trial: bool = False
    is_paused: bool = False
    paused_on: date | None = None


@dataclass
class Line:
    """A line that is paid, with what it brings in a year."""

    account: str
    start: date
    end: date | None
    annual: Fraction

    def runs_on(self, day: date) -> bool:
        if day < self.start:
            return False
        return self.end is None or day < self.end


def read_rows(rows: Sequence[Row]) -> list[Line]:
    """Return the paid lines: no trials, pauses from their day on, short gaps closed."""
    lines = []
    for row in rows:
        ends = [day for day in (row.end, row.paused_on) if day is not None]
        if row.is_trial or (row.is_paused and not ends):
            continue
        end = min(ends) if ends else None
        if end is not None and end <= row.start:
            continue
        annual = Fraction(row.cents, 100) * 12 / PERIODS[row.interval]
        lines.append(Line(row.account, row.start, end, annual))
    return _close_gaps(lines)


def _close_gaps(lines: list[Line]) -> list[Line]:
    closed = []
    for line in lines:
        end = line.end
        own = [one for one in lines if one.account == line.account]
        if end is not None and not any(one.runs_on(end) for one in own):
            later = [one.start for one in own if one.start > end]
            if later and min(later) - end <= timedelta(days=30):
                end = min(later)
        closed.append(Line(line.account, line.start, end, line.annual))
    return closed


def pay(lines: Sequence[Line], day: date) -> dict[str, Fraction]:
    """Return what each account pays on a day."""
    paid: dict[str, Fraction] = {}
    for line in lines:
        if line.runs_on(day):
            paid[line.account] = paid.get(line.account, Fraction(0)) + line.annual
    return paid


def step_back(day: date, months: int) -> date:
    """Return the same day so many months before; the last of a shorter month."""
    year, month = day.year, day.month - months
    while month < 1:
        year, month = year - 1, month + 12
    for number in (day.day, 30, 29, 28):
        if number <= day.day:
            try:
                return date(year, month, number)
            except ValueError:
                continue
    raise AssertionError(day)


@dataclass
class Moved:
    """What moved between two days."""

    start: Fraction
    new: Fraction
    returned: Fraction
    grown: Fraction
    shrunk: Fraction
    churned: Fraction
    end: Fraction
    left: list[str]
    base: int


def move(lines: Sequence[Line], first: date, last: date, only: Sequence[str] = ()) -> Moved:
    """Return what moved from one day to another, of some accounts or of all."""
    before, after = pay(lines, first), pay(lines, last)
    found = Moved(*[Fraction(0)] * 7, [], 0)
    for account in sorted({*before, *after}):
        if only and account not in only:
            continue
        was, now = before.get(account, Fraction(0)), after.get(account, Fraction(0))
        found.start += was
        found.end += now
        found.base += was > 0
        if was == 0:
            earlier = any(one.account == account and one.start < first for one in lines)
            if earlier:
                found.returned += now
            else:
                found.new += now
        elif now == 0:
            found.churned += was
            found.left.append(account)
        elif now > was:
            found.grown += now - was
        else:
            found.shrunk += was - now
    return found


def reckon(lines: Sequence[Line], as_of: date) -> dict[str, Fraction]:
    """Return net and gross retention and logo churn of a year, as parts of one, by method.

    Somebody pays at the start.
    """
    days = [step_back(as_of, back) for back in range(12, -1, -1)]
    first, last = days[0], days[-1]
    before, after = pay(lines, first), pay(lines, last)
    cohort, start = sorted(before), sum(before.values())
    months = [move(lines, *pair) for pair in pairwise(days)]
    of_cohort = [move(lines, *pair, cohort) for pair in pairwise(days)]
    ran = [line for line in lines if line.runs_on(first)]
    seen = {account for day in days for account in pay(lines, day)}
    gone = [account for account in seen if account not in after]
    grown = sum(one.grown for one in months)
    shrunk, churned = sum(one.shrunk for one in months), sum(one.churned for one in months)
    found = {
        "nrr.point_to_point": sum(after.get(key, 0) for key in cohort) / start,
        "nrr.chained_months": _product(
            (one.start + one.grown - one.shrunk - one.churned) / one.start
            for one in months
            if one.start
        ),
        "nrr.sum_of_movements": (start + grown - shrunk - churned) / start,
        "nrr.with_reactivation": (
            start + grown - shrunk - churned + sum(one.returned for one in months)
        )
        / start,
        "nrr.without_contraction": (start + grown - churned) / start,
        "grr.point_to_point": sum(min(before[key], after.get(key, 0)) for key in cohort) / start,
        "grr.lines": sum(one.annual for one in ran if one.runs_on(last)) / start,
        "grr.chained_months": _product(
            (one.start - one.shrunk - one.churned) / one.start for one in months if one.start
        ),
        "grr.sum_of_movements": (start - sum(one.shrunk + one.churned for one in of_cohort))
        / start,
        "grr.all_movements": (start - shrunk - churned) / start,
        "logo_churn.start_cohort": Fraction(sum(key not in after for key in cohort), len(cohort)),
        "logo_churn.with_new": Fraction(len(gone), len(seen)),
        "logo_churn.with_short_lives": Fraction(len(gone), len(cohort)),
        "logo_churn.sum_of_months": sum(
            (Fraction(len(one.left), one.base) for one in months if one.base), Fraction(0)
        ),
        "logo_churn.chained_months": 1
        - _product(1 - Fraction(len(one.left), one.base) for one in months if one.base),
    }
    return {name: Fraction(value) for name, value in found.items()}


def _product(factors) -> Fraction:
    found = Fraction(1)
    for factor in factors:
        found *= factor
    return found
