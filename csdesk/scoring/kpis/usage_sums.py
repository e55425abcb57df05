"""Sums over the usage of 30 days: one column over another, and users day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.kpis.core_features import MONTH
from csdesk.scoring.kpis.records import Window, days_before, within
from csdesk.scoring.list_keys import linked_keys


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two sums over the same records of a window; ``below`` is above 0."""

    table: ListTable
    positions: Sequence[int]
    above: float
    below: float
    accounts: int
    """How many accounts these records are of."""
    base: str
    window: Window


def sum_usage(book: Book, above: str, below: str) -> Ratio | None:
    """Return two columns of usage added up over the rows that have both; None without a base."""
    table = book.tables.get(TableKind.USAGE)
    if table is None:
        return None
    window, known = _read_pairs(book, table, above, below)
    total = sum(second for _, _, second in known)
    if not total:
        return None
    positions = [at for at, _, _ in known]
    return Ratio(
        table, positions, sum(first for _, first, _ in known), total,
        _count_accounts(book, table, positions), "accounts with usage", window,
    )  # fmt: skip


def uses_per_user(book: Book) -> Ratio | None:
    """Return all uses, and for each account the most active users that one row counts, added up."""
    table = book.tables.get(TableKind.USAGE)
    if table is None:
        return None
    window, known = _read_pairs(book, table, "usage_count", "active_users")
    keys = linked_keys(table, book.tables)
    most: dict[AccountKey, float] = {}
    kept = [(at, key, uses, users) for at, uses, users in known if (key := keys[at]) is not None]
    for _, key, _, users in kept:
        most[key] = max(users, most.get(key, 0.0))
    total = sum(most.values())
    if not total:
        return None
    return Ratio(
        table, [at for at, *_ in kept], sum(uses for _, _, uses, _ in kept), total, len(most),
        "accounts with usage", window,
    )  # fmt: skip


def _read_pairs(
    book: Book, table: ListTable, above: str, below: str
) -> tuple[Window, list[tuple[int, float, float]]]:
    """Return the window, and the rows in it that have both columns with what they say."""
    window = days_before(book.accounts.as_of, MONTH)
    is_in = within(window, table.column("used_on"))
    cells = zip(table.column(above), table.column(below), strict=True)
    return window, [
        (at, first, second)
        for at, (first, second) in enumerate(cells)
        if is_in[at] and isinstance(first, float) and isinstance(second, float)
    ]


def daily_share(book: Book) -> Ratio | None:
    """Return the users of a day, as a mean over 30 days, and all users of them, from events."""
    table = book.tables.get(TableKind.USAGE_EVENTS)
    if table is None:
        return None
    window = days_before(book.accounts.as_of, MONTH)
    used = within(window, table.column("happened_at"))
    users, moments = table.column("user_id"), table.column("happened_at")
    positions = [at for at, is_in in enumerate(used) if is_in and users[at] is not None]
    if not positions:
        return None
    by_day: dict[date | None, set[object]] = defaultdict(set)
    for at in positions:
        by_day[read_day(moments[at])].add(users[at])
    everybody = set[object]().union(*by_day.values())
    return Ratio(
        table, positions, sum(map(len, by_day.values())) / MONTH, len(everybody),
        _count_accounts(book, table, positions), "accounts with usage", window,
    )  # fmt: skip


def _count_accounts(book: Book, table: ListTable, positions: Sequence[int]) -> int:
    keys = linked_keys(table, book.tables)
    return len({keys[at] for at in positions} - {None})
