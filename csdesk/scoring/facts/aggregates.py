"""How the records of each account become one number; all on whole columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from csdesk.model.facts import Aggregate
from csdesk.scoring.facts.averages import exponential_mean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MONTH = 30
DAILY_CELLS = 16_000_000
"""Day by account sums that are held at a time."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records that count for a fact: no value of them is NaN.

    ``owners`` are positions of accounts from 0 to ``accounts`` - 1, ``ages`` the days before the
    day looked at (below 0: after it), ``known`` the accounts that have any record at all, in or
    out of the window. ``window`` is in days, 0 for everything.
    """

    owners: IntArray
    values: FloatArray
    ages: FloatArray
    known: NDArray[np.bool_]
    window: int

    @property
    def accounts(self) -> int:
        """Return how many accounts the book has."""
        return len(self.known)


def gather(aggregate: Aggregate, records: Gathered) -> FloatArray:
    """Return one number per account, NaN where there is none."""
    return _GATHERERS[aggregate](records)


def count_records(records: Gathered) -> FloatArray:
    """Return how many records each account has; 0 for those without any."""
    import numpy as np

    return np.bincount(records.owners, minlength=records.accounts).astype(np.float64)


def _count_by_month(records: Gathered) -> FloatArray:
    return count_records(records) / (records.window / MONTH)


def _sum(records: Gathered) -> FloatArray:
    """Return sums: 0 within the window for accounts that have records outside of it."""
    import numpy as np

    return np.where(records.known, _totals(records), np.nan)


def _totals(records: Gathered) -> FloatArray:
    import numpy as np

    return np.bincount(records.owners, records.values, records.accounts).astype(np.float64)


def _mean(records: Gathered) -> FloatArray:
    import numpy as np

    counts = count_records(records)
    found = np.full(records.accounts, np.nan)
    np.divide(_totals(records), counts, out=found, where=counts > 0)
    return found


def _share(records: Gathered) -> FloatArray:
    return 100 * _mean(records)


def _latest(records: Gathered) -> FloatArray:
    """Return the value of the youngest record; of several of one day, of the last in the list."""
    import numpy as np

    order = np.argsort(-records.ages, kind="stable")
    found = np.full(records.accounts, np.nan)
    found[records.owners[order]] = records.values[order]
    return found


def _largest(records: Gathered) -> FloatArray:
    return -smallest(records.owners, -records.values, records.accounts)


def _smallest(records: Gathered) -> FloatArray:
    return smallest(records.owners, records.values, records.accounts)


def smallest(owners: IntArray, values: FloatArray, accounts: int) -> FloatArray:
    """Return the smallest value of each account, NaN for those without any."""
    import numpy as np

    found = np.full(accounts, np.inf)
    np.minimum.at(found, owners, values)
    return np.where(np.isinf(found), np.nan, found)


def _count_different(records: Gathered) -> FloatArray:
    import numpy as np

    codes = records.values.astype(np.int64)
    kinds = int(codes.max(initial=0)) + 1
    pairs = np.unique(records.owners * kinds + codes)
    counts = np.bincount(pairs // kinds, minlength=records.accounts)
    return np.where(records.known, counts.astype(np.float64), np.nan)


def _change(records: Gathered) -> FloatArray:
    """Return the change from the window before in percent, NaN from a base of 0 or less."""
    import numpy as np

    recent = records.ages < records.window
    after = np.bincount(records.owners[recent], records.values[recent], records.accounts)
    before = np.bincount(records.owners[~recent], records.values[~recent], records.accounts)
    found = np.full(records.accounts, np.nan)
    np.divide(100 * (after - before), before, out=found, where=before > 0)
    return found


def _average_exponentially(records: Gathered) -> FloatArray:
    """Return the exponential mean of the daily sums, a part of the accounts at a time."""
    import numpy as np

    found = np.empty(records.accounts)
    step = max(1, DAILY_CELLS // records.window)
    for start in range(0, records.accounts, step):
        stop = min(start + step, records.accounts)
        found[start:stop] = exponential_mean(_daily_sums(records, start, stop))
    return np.where(records.known, found, np.nan)


def _daily_sums(records: Gathered, start: int, stop: int) -> FloatArray:
    """Return the sum of each day (row, the oldest first) and account from start to stop."""
    import numpy as np

    inside = (records.owners >= start) & (records.owners < stop)
    day = records.window - 1 - records.ages[inside].astype(np.int64)
    width = stop - start
    places = day * width + records.owners[inside] - start
    sums = np.bincount(places, records.values[inside], records.window * width)
    return sums.astype(np.float64).reshape(records.window, width)


def _days_since(records: Gathered) -> FloatArray:
    return smallest(records.owners, records.ages, records.accounts)


def _days_until(records: Gathered) -> FloatArray:
    """Return the days until the next date, today's included; else those since the last, below 0."""
    import numpy as np

    ahead = records.ages <= 0
    coming = smallest(records.owners[ahead], -records.ages[ahead], records.accounts)
    past = -smallest(records.owners[~ahead], records.ages[~ahead], records.accounts)
    # Adding 0 makes 0 of the minus 0 that today's date gives.
    return np.where(np.isnan(coming), past, coming) + 0.0


_GATHERERS: Mapping[Aggregate, Callable[[Gathered], FloatArray]] = MappingProxyType(
    {
        Aggregate.VALUE: _latest,
        Aggregate.LATEST: _latest,
        Aggregate.MEAN: _mean,
        Aggregate.SUM: _sum,
        Aggregate.LARGEST: _largest,
        Aggregate.SMALLEST: _smallest,
        Aggregate.COUNT: count_records,
        Aggregate.DISTINCT: _count_different,
        Aggregate.PER_MONTH: _count_by_month,
        Aggregate.EMA: _average_exponentially,
        Aggregate.CHANGE: _change,
        Aggregate.DAYS_SINCE: _days_since,
        Aggregate.DAYS_UNTIL: _days_until,
        Aggregate.SHARE: _share,
    }
)
