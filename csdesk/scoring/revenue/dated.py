"""What every account paid month by month, from the one list of the client that tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import TYPE_CHECKING

from csdesk.formatting import number, plural
from csdesk.model.accounts import LostAccount
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import RevenueGrid
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import ListTable
from csdesk.scoring.revenue.line_grid import LineColumns, grid_of_lines, read_columns
from csdesk.scoring.revenue.list_grid import NOBODY
from csdesk.scoring.revenue.movement_columns import MovementColumns, read_movements
from csdesk.scoring.revenue.movement_grid import grid_of_movements
from csdesk.scoring.revenue.start_cohort import Window
from csdesk.scoring.subscriptions import months_before

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]

YEAR = 12
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class DatedRevenue:
    """Revenue on the same day of every month until the day of the review, and its records."""

    grid: RevenueGrid
    table: ListTable
    """The list that it is from."""
    records: LineColumns | MovementColumns
    note: str
    """What the amounts rest on, in a sentence."""

    @property
    def lines(self) -> LineColumns | None:
        """Return the subscription lines, where it is from those."""
        return self.records if isinstance(self.records, LineColumns) else None

    def window(
        self,
        months: int,
        lost: Sequence[LostAccount] = (),
        called_lost: Collection[AccountKey] = (),
        told: Mapping[AccountKey, str] = NOBODY,
    ) -> Window:
        """Return the last months; at least a year of them is there."""
        last = len(self.grid.days) - 1
        paying = self._paying_of([one.key for one in lost])
        still = tuple(key for key in paying if key not in called_lost)
        return Window(
            self.grid,
            last - months,
            last,
            called_lost=called_lost,
            still_listed=still,
            told_lost=told,
        )

    def positions(
        self, first: date, last: date, only: Collection[AccountKey] | None = None
    ) -> list[int]:
        """Return the places of the records that the amounts of two days rest on.

        Those of all accounts, or ``only`` of some.
        """
        records = self.records
        if isinstance(records, LineColumns):
            counted = records.live_on(first) | records.live_on(last)
        else:
            counted = records.days <= last.toordinal()
        if only is not None:
            counted = counted & self._are_of(only)
        found: list[int] = sorted(records.positions[counted].tolist())
        return found

    def _are_of(self, keys: Collection[AccountKey]) -> BoolArray:
        """Return which records are of some accounts."""
        import numpy as np

        accounts, wanted = self.records.accounts, frozenset(keys)
        named = np.fromiter(map(wanted.__contains__, accounts), np.bool_, len(accounts))
        of_them: BoolArray = named[self.records.owners]
        return of_them

    def revenue_now(self) -> dict[AccountKey, float | None]:
        """Return what every account pays on the last day, None where that is not known."""
        amounts = self.grid.amounts[:, -1].tolist()
        pairs = zip(self.grid.accounts, amounts, strict=True)
        return {key: None if isnan(amount) else amount for key, amount in pairs}

    def _paying_of(self, keys: Collection[AccountKey]) -> list[AccountKey]:
        """Return those of some accounts that pay on the last day, in the order of the grid."""
        wanted = frozenset(keys)
        if not wanted:
            return []
        pairs = zip(self.grid.accounts, self.grid.amounts[:, -1].tolist(), strict=True)
        return [key for key, amount in pairs if amount > 0 and key in wanted]


def date_lines(book: SubscriptionBook, table: ListTable, as_of: date) -> DatedRevenue | None:
    """Return what subscription lines tell; None where none of them is paid."""
    columns = read_columns(book)
    if not len(columns.owners):
        return None
    days = _month_spine(int(columns.starts.min()), as_of)
    note = (
        f"ARR is worked out from {number(len(book.lines))} of "
        f"{plural(book.records, 'subscription line')} of {table.sources[0].file_name}: those that "
        "are paid and run on the day."
    )
    return DatedRevenue(grid_of_lines(columns, days, {}, _lineage(table)), table, columns, note)


def date_movements(
    table: ListTable, keys: Sequence[AccountKey | None], as_of: date
) -> DatedRevenue | None:
    """Return what revenue movements tell; None where none has an account, a day and an amount.

    ``keys`` are the accounts of the movements.
    """
    columns = read_movements(table, keys)
    if not len(columns.owners):
        return None
    days = _month_spine(int(columns.days.min()), as_of)
    note = (
        f"ARR is worked out from {number(len(columns.owners))} of "
        f"{plural(columns.records, 'revenue movement')} of {table.sources[0].file_name}."
    )
    grid = grid_of_movements(columns, days, {}, _lineage(table))
    return DatedRevenue(grid, table, columns, note)


def _month_spine(first: int, as_of: date) -> tuple[date, ...]:
    """Return the same day of every month from before the first record to the day of the review.

    At least a year, so that there is a window even for records that are younger.
    """
    months = YEAR
    while months < MOST_MONTHS and months_before(as_of, months).toordinal() >= first:
        months += 1
    return tuple(months_before(as_of, back) for back in range(months, -1, -1))


def _lineage(table: ListTable) -> str:
    return f"{table.sources[0].file_name}, sheet {table.sources[0].sheet}"
