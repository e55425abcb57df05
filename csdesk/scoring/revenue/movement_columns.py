"""Revenue movements as columns: what each one changed, exactly, account by account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.revenue.movement_rows import Cause, read_amounts, read_causes, read_change

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]
    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

UNIT = 10_000
"""Amounts are whole numbers of hundredths of a cent: what comes and goes leaves nothing."""


@dataclass(frozen=True, slots=True)
class MovementColumns:
    """Movements by account, subscription and day; amounts are in hundredths of a cent a year."""

    accounts: tuple[AccountKey, ...]
    owners: IntArray
    """The position in ``accounts`` of each movement's account."""
    days: IntArray
    """The ordinal of the day on which it took effect."""
    changes: IntArray
    causes: IntArray
    openings: IntArray
    """What each account paid before its first movement, as far as the list says."""
    positions: IntArray
    """The place of each movement in its list."""
    below: IntArray
    """Accounts that would pay less than nothing: what they paid at first is not in the list."""
    records: int
    breaks: int
    """Movements that do not begin with the amount at which the one before ended."""


def read_movements(table: ListTable, keys: Sequence[AccountKey | None]) -> MovementColumns:
    """Return the movements that have an account, a day and an amount.

    Where a movement states the amount after it, that counts, and otherwise the amount before and
    the change. Several subscriptions of an account move on their own where the list names them.
    What an account paid before its first movement is the amount before that one.
    """
    import numpy as np

    causes = read_causes(table)
    after = read_amounts(table, "arr_after", "mrr_after")
    change = read_change(table, causes)
    after[(causes == Cause.ENDED) & np.isnan(after) & np.isnan(change)] = 0.0
    days = [day and day.toordinal() for day in map(read_day, table.column("moved_on"))]
    has_amount = ~(np.isnan(after) & np.isnan(change))
    usable = [at for at in np.flatnonzero(has_amount).tolist()
              if days[at] is not None and keys[at] is not None]  # fmt: skip
    codes = {key: at for at, key in enumerate(dict.fromkeys(keys[at] for at in usable))}
    kept = np.array(usable, dtype=np.int64)
    rows = _Rows(
        owners=np.fromiter((codes[keys[at]] for at in usable), np.int64, len(usable)),
        threads=_threads(table.column("subscription_id"), usable),
        days=np.array([days[at] for at in usable], dtype=np.int64),
        before=read_amounts(table, "arr_before", "mrr_before")[kept],
        change=change[kept],
        after=after[kept],
        causes=causes[kept],
        positions=kept,
    )
    return _add_up(rows, tuple(key for key in codes if key is not None), len(table))


class _Rows(NamedTuple):
    """The usable records of a list, column by column."""

    owners: IntArray
    threads: IntArray
    """What moves on its own within an account: a subscription, or all of it."""
    days: IntArray
    before: FloatArray
    change: FloatArray
    after: FloatArray
    causes: IntArray
    positions: IntArray

    def take(self, order: IntArray) -> _Rows:
        """Return some of the records, in an order."""
        return _Rows(
            self.owners[order], self.threads[order], self.days[order], self.before[order],
            self.change[order], self.after[order], self.causes[order], self.positions[order],
        )  # fmt: skip


def _threads(subscriptions: Sequence[Cell], usable: Sequence[int]) -> IntArray:
    import numpy as np

    codes: dict[Cell, int] = {}
    return np.fromiter(
        (codes.setdefault(subscriptions[at], len(codes)) for at in usable), np.int64, len(usable)
    )


def _add_up(rows: _Rows, accounts: tuple[AccountKey, ...], records: int) -> MovementColumns:
    """Return the movements in order, with what each one changed and where it led."""
    import numpy as np

    order = np.lexsort((rows.positions, rows.days, rows.threads, rows.owners))
    rows = rows.take(order)
    is_first = _begins(rows)
    opening = np.where(is_first, _opening(rows), 0)
    change = _units(rows.change)
    levels = _levels(is_first, opening, change, rows.after)
    previous = np.where(is_first, opening, np.roll(levels, 1))
    moved = levels - previous
    said = ~np.isnan(rows.change) & ~np.isnan(rows.after)
    before = ~np.isnan(rows.before) & (_units(rows.before) != previous)
    return MovementColumns(
        accounts=accounts,
        owners=rows.owners,
        days=rows.days,
        changes=moved,
        causes=rows.causes,
        openings=np.bincount(rows.owners, opening, len(accounts)).astype(np.int64),
        positions=rows.positions,
        below=np.unique(rows.owners[levels < 0]),
        records=records,
        breaks=int((before | (said & (change != moved))).sum()),
    )


def _begins(rows: _Rows) -> BoolArray:
    """Return which movements are the first of their subscription."""
    import numpy as np

    first = np.ones(len(rows.owners), np.bool_)
    first[1:] = (np.diff(rows.owners) != 0) | (np.diff(rows.threads) != 0)
    return first


def _opening(rows: _Rows) -> IntArray:
    """Return what was paid before each movement, were it the first: 0 where nothing says so."""
    import numpy as np

    stated = np.where(np.isnan(rows.before), rows.after - rows.change, rows.before)
    return _units(stated)


def _units(amounts: FloatArray) -> IntArray:
    import numpy as np

    return np.rint(np.nan_to_num(amounts) * UNIT).astype(np.int64)


def _levels(
    is_first: BoolArray, opening: IntArray, change: IntArray, after: FloatArray
) -> IntArray:
    """Return what is paid after each movement: as stated, else as before and changed.

    From one stated amount to the next, and from each beginning, changes are added up.
    """
    import numpy as np

    stated = ~np.isnan(after)
    sums = np.cumsum(change)
    base = np.where(stated, _units(after), opening + change) - sums
    anchors = np.maximum.accumulate(np.where(stated | is_first, np.arange(len(sums)), 0))
    levels: IntArray = base[anchors] + sums
    return levels
