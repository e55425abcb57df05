"""Subscription lines and grids for tests, and a second reckoning of revenue in plain loops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import UNKNOWN_DAY, RevenueGrid, RevenueSource
from csdesk.model.subscriptions import SubscriptionBook, SubscriptionLine
from csdesk.model.tables import TableKind
from csdesk.scoring.revenue.dated import DatedRevenue, date_lines
from tests.list_tables import make_list

Line = tuple[str, date, date | None, float]
"""Account, first day, first day without, revenue of a year."""


def make_book(*lines: Line) -> SubscriptionBook:
    """Return a book of paid lines."""
    found = (
        SubscriptionLine(AccountKey(account), start, end, annual, at)
        for at, (account, start, end, annual) in enumerate(lines)
    )
    return SubscriptionBook(tuple(found), len(lines), {})


def date_book(lines: Iterable[Line], as_of: date) -> DatedRevenue:
    """Return what was paid month by month until a day."""
    book = make_book(*lines)
    table = make_list(TableKind.SUBSCRIPTIONS, account_id=(None,) * len(book.lines))
    found = date_lines(book, table, as_of)
    assert found is not None
    return found


def make_grid(
    amounts: Mapping[str, Sequence[float]],
    days: Sequence[date],
    *,
    fx: Mapping[str, Sequence[float]] | None = None,
    price: Mapping[str, Sequence[float]] | None = None,
) -> RevenueGrid:
    """Return a grid of amounts by account; rates and prices moved nothing unless given."""
    still = [0.0] * len(days)

    def table(given: Mapping[str, Sequence[float]] | None) -> np.ndarray:
        return np.array([(given or {}).get(key, still) for key in amounts], dtype=np.float64)

    return RevenueGrid(
        source=RevenueSource.SUBSCRIPTIONS,
        days=tuple(days),
        accounts=tuple(map(AccountKey, amounts)),
        names=tuple(amounts),
        amounts=np.array(list(amounts.values()), dtype=np.float64),
        fx=table(fx),
        price=table(price),
        signed_up=np.full(len(amounts), UNKNOWN_DAY),
        lineage="lines.csv, sheet lines, rows 2 to 9",
    )


def pay_on(lines: Iterable[Line], day: date) -> dict[str, float]:
    """Return what each account pays on a day: the other way of reckoning it."""
    paid: dict[str, float] = {}
    for account, start, end, annual in lines:
        if start <= day and (end is None or day < end):
            paid[account] = paid.get(account, 0.0) + annual
    return {account: amount for account, amount in paid.items() if amount}
