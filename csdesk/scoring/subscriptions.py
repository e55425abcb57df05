"""Recurring revenue from subscription lines and their dates (S1.56, domain 3.1).

R(account, day) is the sum of a year's revenue of the account's paid lines that are live on the
day: ``start <= day < end``. Several lines of an account are added up before anything is compared.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from math import fsum

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.subscriptions import Movements, SubscriptionBook, SubscriptionLine
from csdesk.model.tables import ListTable

Revenue = Mapping[AccountKey, float]
MONTHS = 12
NO_BATCH = BatchId(0)
"""A snapshot is worked out; no import brought it as it is."""


def revenue_on(lines: Iterable[SubscriptionLine], day: date) -> dict[AccountKey, float]:
    """Return a year's recurring revenue of every account that pays on a day."""
    parts: dict[AccountKey, list[float]] = {}
    for line in lines:
        if line.annual and line.is_live(day):
            parts.setdefault(line.account, []).append(line.annual)
    return {account: fsum(amounts) for account, amounts in parts.items()}


def find_movements(book: SubscriptionBook, start_on: date, end_on: date) -> Movements:
    """Return what became of the revenue of the accounts that paid on the first day (C22).

    An account that pays on the last day only is new, or reactivated when a paid line of it had
    ended by the first day; neither counts in retention. Raises ValueError when the last day is
    not after the first.
    """
    if end_on <= start_on:
        raise ValueError("the last day has to be after the first")
    before, after = revenue_on(book.lines, start_on), revenue_on(book.lines, end_on)
    came = after.keys() - before.keys()
    returned = tuple(sorted(came & _paid_earlier(book.lines, start_on)))
    start = fsum(before.values())
    kept = fsum(after.get(account, 0.0) for account in before)
    capped = fsum(min(amount, after.get(account, 0.0)) for account, amount in before.items())
    return Movements(
        start_on=start_on,
        end_on=end_on,
        cohort=len(before),
        start=start,
        expansion=fsum(max(after.get(key, 0.0) - amount, 0.0) for key, amount in before.items()),
        contraction=fsum(max(amount - after[key], 0.0) for key, amount in _both(before, after)),
        churn=fsum(amount for key, amount in before.items() if key not in after),
        new=_sum_of(after, came.difference(returned)),
        reactivated=_sum_of(after, returned),
        end=fsum(after.values()),
        customers=len(after),
        churned=tuple(key for key in before if key not in after),
        returned=returned,
        nrr=100 * kept / start if start else None,
        grr=min(100 * capped / start, 100.0) if start else None,
    )


def take_snapshot(
    book: SubscriptionBook, table: ListTable, day: date, names: Mapping[AccountKey, str]
) -> AccountTable:
    """Return the accounts that pay on a day as a customer list of that day.

    ``table`` is the list that the book was read from; each account stands in the row of its first
    live line.
    """
    revenue = revenue_on(book.lines, day)
    rows: dict[AccountKey, int] = {}
    for line in book.lines:
        if line.account in revenue and line.is_live(day):
            rows.setdefault(line.account, table.source_rows[line.position])
    keys = tuple(revenue)
    source = table.sources[0]
    return AccountTable(
        batch=NO_BATCH,
        as_of=day,
        file_name=source.file_name,
        sheet=source.sheet,
        keys=keys,
        source_rows=tuple(rows[key] for key in keys),
        columns={
            FieldId("account_name"): tuple(names.get(key) for key in keys),
            FieldId("arr"): tuple(revenue.values()),
        },
    )


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of that month where it is shorter."""
    year, month = divmod(day.year * MONTHS + day.month - 1 - months, MONTHS)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _both(before: Revenue, after: Revenue) -> list[tuple[AccountKey, float]]:
    return [(key, amount) for key, amount in before.items() if key in after]


def _paid_earlier(lines: Iterable[SubscriptionLine], day: date) -> set[AccountKey]:
    return {
        line.account
        for line in lines
        if line.annual and line.end is not None and line.start < line.end <= day
    }


def _sum_of(revenue: Revenue, accounts: Collection[AccountKey]) -> float:
    return fsum(revenue[account] for account in accounts)
