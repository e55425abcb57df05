"""Which core features each account used within 30 days (S4.8, S0.16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.kpis.records import Window, days_before, list_lineage, within
from csdesk.scoring.list_keys import linked_keys

MONTH = 30


@dataclass(frozen=True, slots=True)
class CoreUse:
    """How many core features every account of the list used; silent accounts used none."""

    table: ListTable
    positions: tuple[int, ...]
    """The rows of usage that say so."""
    features: frozenset[str]
    """Every core feature that the list of usage names, used by anybody at any time."""
    counts: Sequence[int]
    """One for each account of the customer list, in its order."""
    window: Window

    @property
    def lineage(self) -> str:
        """File, sheet and rows of usage."""
        return list_lineage(self.table, self.positions)


def read_core_use(book: Book) -> CoreUse | None:
    """Return the core features in use on the day of the customer list; None where none is."""
    table = book.tables.get(TableKind.USAGE)
    if table is None:
        return None
    window = days_before(book.accounts.as_of, MONTH)
    names = [
        str(feature) if is_core is True and feature is not None else None
        for feature, is_core in zip(table.column("feature"), table.column("is_core"), strict=True)
    ]
    used = within(window, table.column("used_on"))
    counts = table.column("usage_count")
    positions = [
        at for at, name in enumerate(names) if name is not None and used[at] and counts[at] != 0
    ]
    if not positions:
        return None
    keys = linked_keys(table, book.tables)
    by_account: dict[AccountKey | None, set[str | None]] = defaultdict(set)
    for at in positions:
        by_account[keys[at]].add(names[at])
    return CoreUse(
        table=table,
        positions=tuple(positions),
        features=frozenset(name for name in names if name is not None),
        counts=[len(by_account.get(key, ())) for key in book.accounts.keys],
        window=window,
    )
