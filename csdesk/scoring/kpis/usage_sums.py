"""Sums over the usage of 30 days: one column over another, and users day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.kpis.records import Window, days_before, within
from csdesk.scoring.kpis.usage_columns import MONTH
from csdesk.scoring.record_columns import code_words, read_days, read_numbers
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two sums over the same records of a window; ``below`` is above 0."""

    table: ListTable
    positions: IntArray
    above: float
    below: float
    accounts: int
    """How many accounts these records are of."""
    base: str
    window: Window


def sum_usage(book: Book, above: str, below: str) -> Ratio | None:
    """Return two columns of usage added up over the rows that have both; None without a base."""
    import numpy as np

    usage = book.usage
    if usage is None:
        return None
    first, second = (read_numbers(usage.table.column(name)) for name in (above, below))
    known = np.flatnonzero(usage.are_in & ~np.isnan(first) & ~np.isnan(second))
    total = add_up(second[known])
    if not total:
        return None
    return Ratio(
        usage.table, known, add_up(first[known]), total, usage.count_accounts(known),
        "accounts with usage", usage.window,
    )  # fmt: skip


def uses_per_user(book: Book) -> Ratio | None:
    """Return all uses, and for each account the most active users that one row counts, added up."""
    import numpy as np

    usage = book.usage
    if usage is None:
        return None
    named = usage.keys.which([key is not None for key in usage.keys.words])
    uses, users = usage.uses, usage.active_users
    kept = np.flatnonzero(usage.are_in & named & ~np.isnan(uses) & ~np.isnan(users))
    most = np.full(len(usage.keys.words), -np.inf)
    np.maximum.at(most, usage.keys.codes[kept], users[kept])
    accounts = np.maximum(most[most > -np.inf], 0.0)
    total = add_up(accounts)
    if not total:
        return None
    return Ratio(
        usage.table, kept, add_up(uses[kept]), total, accounts.size, "accounts with usage",
        usage.window,
    )  # fmt: skip


def daily_share(book: Book) -> Ratio | None:
    """Return the users of a day, as a mean over 30 days, and all users of them, from events."""
    import numpy as np

    table = book.tables.get(TableKind.USAGE_EVENTS)
    if table is None:
        return None
    window = days_before(book.accounts.as_of, MONTH)
    users, days = code_words(table.column("user_id")), read_days(table.column("happened_at"))
    named = users.which([user is not None for user in users.words])
    positions = np.flatnonzero(within(window, table.column("happened_at")) & named)
    if not positions.size:
        return None
    size, who = len(users.words), users.codes[positions]
    daily = np.unique(days[positions] * size + who).size
    keys = book.keys[TableKind.USAGE_EVENTS]
    accounts = {keys.words[code] for code in np.unique(keys.codes[positions]).tolist()} - {None}
    return Ratio(
        table, positions, daily / MONTH, np.unique(who).size, len(accounts), "accounts with usage",
        window,
    )  # fmt: skip
