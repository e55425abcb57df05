"""One fact for all accounts: its sources in their order, the first with a value wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.facts import Aggregate, FactDefinition, FactSource
from csdesk.model.tables import TableKind
from csdesk.scoring.facts.aggregates import gather
from csdesk.scoring.facts.lists import FactLists
from csdesk.scoring.facts.records import Records
from csdesk.scoring.facts.selection import Day, select_records, youngest_ages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

NO_SOURCE = -1


@dataclass(frozen=True, slots=True)
class FactColumn:
    """The values of a fact, the ages in days of what is behind them, and which source gave each.

    All arrays have one value per account; sources count from 0, -1 for none.
    """

    values: FloatArray
    ages: FloatArray
    sources: NDArray[np.int8]


def read_fact(definition: FactDefinition, lists: FactLists, day: Day, accounts: int) -> FactColumn:
    """Return the first value that a source has for each account; NaN where none has."""
    import numpy as np

    found = None
    for number, source in enumerate(definition.sources):
        read = _read_source(source, lists, day, accounts)
        if read is None:
            continue
        values, ages = read
        if found is None:
            found = _leave_unknown(accounts)
        new = np.isnan(found.values) & ~np.isnan(values)
        found.values[new], found.ages[new], found.sources[new] = values[new], ages[new], number
        if not np.isnan(found.values).any():
            break
    return found or _know_nothing(accounts)


def _leave_unknown(accounts: int) -> FactColumn:
    import numpy as np

    unknown = np.full(accounts, np.nan)
    return FactColumn(unknown, unknown.copy(), np.full(accounts, NO_SOURCE, np.int8))


def _know_nothing(accounts: int) -> FactColumn:
    """Return a column without any value; of a long list it takes no more memory than of a short."""
    import numpy as np

    unknown = np.broadcast_to(np.nan, accounts)
    return FactColumn(unknown, unknown, np.broadcast_to(np.int8(NO_SOURCE), accounts))


def _read_source(
    source: FactSource, lists: FactLists, day: Day, accounts: int
) -> tuple[FloatArray, FloatArray] | None:
    if source.table is TableKind.ACCOUNTS and source.aggregate is Aggregate.CHANGE:
        return _read_difference(source, lists, day)
    records = lists.behind(source, is_replayed=day.is_replayed)
    return _read_records(records, source, day, accounts) if records is not None else None


def _read_records(
    records: Records, source: FactSource, day: Day, accounts: int
) -> tuple[FloatArray, FloatArray] | None:
    selection = select_records(records, source, day)
    if not selection.is_open:
        return None
    values = gather(source.aggregate, selection.gathered(records, source, accounts))
    ages = youngest_ages(records, source, selection, day, accounts)
    return values * source.scale / source.divisor, ages


def _read_difference(
    source: FactSource, lists: FactLists, day: Day
) -> tuple[FloatArray, FloatArray] | None:
    """Return by how many percent the customer list differs from the earlier one."""
    import numpy as np

    earlier = lists.earlier_customers
    if earlier is None or day.is_replayed:
        return None
    after = lists.customers.numbers(source.field)
    before, listed = np.full(len(after), np.nan), earlier.owners >= 0
    before[earlier.owners[listed]] = earlier.numbers(source.field)[listed]
    change = np.full(len(after), np.nan)
    np.divide(100 * (after - before), before, out=change, where=before > 0)
    return change, np.maximum(day.number - lists.customers.stated_on, 0.0)
