"""Which core features each account used within 30 days (S4.8, S0.16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.records import Window
from csdesk.scoring.kpis.usage_columns import UsageColumns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CoreUse:
    """How many core features every account of the list used; silent accounts used none."""

    table: ListTable
    positions: IntArray
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
    import numpy as np

    usage = book.usage
    if usage is None:
        return None
    names = usage.features
    positions = np.flatnonzero(usage.are_in & (names.codes > 0) & (usage.uses != 0))
    if not positions.size:
        return None
    used = {key: count for key, count in _count_by_account(usage, positions) if key is not None}
    present = np.unique(names.codes).tolist()
    return CoreUse(
        table=usage.table,
        positions=positions,
        features=frozenset(name for code in present if (name := names.words[code]) is not None),
        counts=[used.get(key, 0) for key in book.accounts.keys],
        window=usage.window,
    )


def _count_by_account(
    usage: UsageColumns, positions: IntArray
) -> Iterator[tuple[AccountKey | None, int]]:
    """Yield how many different features the records at some positions name, account by account."""
    import numpy as np

    names, keys = usage.features, usage.keys
    pairs = np.unique(keys.codes[positions] * len(names.words) + names.codes[positions])
    counts = np.bincount(pairs // len(names.words), minlength=len(keys.words))
    return zip(keys.words, counts.tolist(), strict=True)
