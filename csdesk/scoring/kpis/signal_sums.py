"""What single events of use added up to, account by account: the newest row of thirty days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.model.tables import TableKind
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.kpis.records import days_before, within
from csdesk.scoring.kpis.usage_columns import MONTH
from csdesk.scoring.kpis.usage_sums import Ratio
from csdesk.scoring.record_columns import read_days, read_numbers
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

SIGNALS = TableKind.USAGE_SIGNALS


def newest_signals(book: Book) -> IntArray:
    """Return where the newest signals of each account stand, measured within 30 days of the list.

    None of them where the client has no such list.
    """
    import numpy as np

    table = book.tables.get(SIGNALS)
    if table is None:
        return np.empty(0, np.int64)
    column, keys = table.column("measured_on"), book.keys[SIGNALS]
    named = keys.which([key is not None for key in keys.words])
    inside = np.flatnonzero(within(days_before(book.accounts.as_of, MONTH), column) & named)
    order = inside[np.argsort(read_days(column)[inside], kind="stable")]
    newest = np.full(len(keys.words), -1, np.int64)
    newest[keys.codes[order]] = order
    return np.sort(newest[newest >= 0])


def sum_signals(book: Book, above: str, below: str) -> Ratio | None:
    """Return two signals added up over the accounts that have both; None without a base."""
    import numpy as np

    found = newest_signals(book)
    table = book.tables.get(SIGNALS)
    if table is None or not found.size:
        return None
    first, second = (read_numbers(table.column(name))[found] for name in (above, below))
    known = ~np.isnan(first) & ~np.isnan(second)
    total = add_up(second[known])
    if not total:
        return None
    return Ratio(
        table, found[known], add_up(first[known]), total, int(known.sum()),
        "accounts with signals from events", days_before(book.accounts.as_of, MONTH),
    )  # fmt: skip


def core_features_used(book: Book) -> tuple[IntArray, Sequence[float]]:
    """Return which signals state core features of 30 days, and how many each account used."""
    import numpy as np

    found = newest_signals(book)
    table = book.tables.get(SIGNALS)
    if table is None or not found.size:
        return found, ()
    counts = read_numbers(table.column("core_features_30d"))[found]
    known = ~np.isnan(counts)
    return found[known], counts[known].tolist()
