"""Recurring revenue of a single day from subscription lines (S1.56, domain 3.1).

R(account, day) is the sum of a year's revenue of the account's paid lines that are live on the
day: ``start <= day < end``. Several lines of an account are added up before anything is compared.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from math import fsum

from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionLine

MONTHS = 12


def revenue_on(lines: Iterable[SubscriptionLine], day: date) -> dict[AccountKey, float]:
    """Return a year's recurring revenue of every account that pays on a day."""
    parts: dict[AccountKey, list[float]] = {}
    for line in lines:
        end = line.end
        if line.annual and line.start <= day and (end is None or day < end):
            parts.setdefault(line.account, []).append(line.annual)
    # Most accounts have one line, which is its own sum.
    return {
        account: fsum(amounts) if len(amounts) > 1 else amounts[0]
        for account, amounts in parts.items()
    }


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of that month where it is shorter."""
    year, month = divmod(day.year * MONTHS + day.month - 1 - months, MONTHS)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
