"""Which records of a list count for a fact on a day, and what each of them says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.facts import Aggregate, FactSource
from csdesk.scoring.facts.aggregates import Gathered, smallest
from csdesk.scoring.facts.records import Records

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]

COUNTS = frozenset({Aggregate.COUNT, Aggregate.PER_MONTH})
TELLS_DAYS = frozenset({Aggregate.DAYS_SINCE, Aggregate.DAYS_UNTIL})
WINDOWS = 2
"""A change looks at two windows."""


@dataclass(frozen=True, slots=True)
class Day:
    """The day looked at, as an ordinal, and whether lists of later days tell of it."""

    number: int
    is_replayed: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that count for a source: all arrays have one value per record of the list.

    ``ages`` are days before the day looked at. Nothing is selected where ``is_open`` is false.
    """

    chosen: BoolArray
    values: FloatArray
    ages: FloatArray
    known: BoolArray
    """Records of the day or before, chosen or not."""
    is_open: bool

    def gathered(self, records: Records, source: FactSource, accounts: int) -> Gathered:
        """Return the chosen records with what the aggregate goes by."""
        import numpy as np

        known = np.zeros(accounts, dtype=np.bool_)
        known[records.owners[self.known & (records.owners >= 0)]] = True
        chosen = self.chosen
        return Gathered(
            records.owners[chosen],
            self.values[chosen],
            self.ages[chosen],
            known,
            source.window_days,
        )


def select_records(records: Records, source: FactSource, day: Day) -> Selection:
    """Return which records count for a source on a day."""
    import numpy as np

    ages, known = _date_records(records, source, day)
    values = _read_values(records, source, day)
    chosen = known & records.meeting(source) & ~np.isnan(values)
    if source.aggregate in TELLS_DAYS:
        ages = values
    if source.aggregate is Aggregate.DAYS_SINCE:
        chosen &= values >= 0
    if source.window_days:
        windows = WINDOWS if source.aggregate is Aggregate.CHANGE else 1
        chosen &= ages < windows * source.window_days
    return Selection(chosen, values, ages, known, _is_open(records, source, ages, known))


def _is_open(records: Records, source: FactSource, ages: FloatArray, known: BoolArray) -> bool:
    """Tell whether a list can answer at all: it has the fields, and reaches back far enough."""
    needed = [source.since or source.field, *(one.field for one in source.where)]
    if source.divided_by is not None:
        needed.append(source.divided_by)
    if not known.any() or not all(records.has(field) for field in needed):
        return False
    if source.aggregate is not Aggregate.CHANGE:
        return True
    return bool(ages[known].max() >= WINDOWS * source.window_days - 1)


def _date_records(records: Records, source: FactSource, day: Day) -> tuple[FloatArray, BoolArray]:
    """Return the age of each record, and which are known to be of the day or before.

    Records without a date are as old as their file. They count where no window is asked for; of a
    past day only those of a file of that day or before.
    """
    import numpy as np

    stated = np.maximum(day.number - records.stated_on, 0.0)
    undated = _count_undated(records, source, day)
    dated_by = source.field if source.aggregate is Aggregate.DAYS_SINCE else source.dated_by
    is_ahead = source.aggregate is Aggregate.DAYS_UNTIL and dated_by == source.field
    if dated_by is None or is_ahead:
        return stated, undated
    ages = day.number - records.days(dated_by)
    blank = np.isnan(ages)
    return np.where(blank, stated, ages), np.where(blank, undated, ages >= 0)


def _count_undated(records: Records, source: FactSource, day: Day) -> BoolArray:
    import numpy as np

    if source.is_lasting or not (day.is_replayed or source.window_days):
        return np.ones(len(records.stated_on), dtype=np.bool_)
    if source.window_days:
        return np.zeros(len(records.stated_on), dtype=np.bool_)
    return records.stated_on <= day.number


def _read_values(records: Records, source: FactSource, day: Day) -> FloatArray:
    import numpy as np

    if source.since is not None:
        return _read_spans(records.days(source.since), records.days(source.field), day)
    if source.aggregate in TELLS_DAYS:
        return day.number - records.days(source.field)
    if source.aggregate in COUNTS:
        return np.where(records.is_stated(source.field), 0.0, np.nan)
    if source.aggregate is Aggregate.DISTINCT:
        codes = records.words(source.field).astype(np.float64)
        return np.where(codes < 0, np.nan, codes)
    values = records.numbers(source.field)
    if source.divided_by is None:
        return values
    parts = records.numbers(source.divided_by)
    shares = np.full(len(parts), np.nan)
    np.divide(values, parts, out=shares, where=parts > 0)
    return shares


def _read_spans(starts: FloatArray, ends: FloatArray, day: Day) -> FloatArray:
    """Return the days from one date to the other, to the day looked at where that is to come."""
    import numpy as np

    passed = np.where(ends <= day.number, ends, day.number)
    return np.maximum(passed - starts, 0.0)


def youngest_ages(
    records: Records, source: FactSource, selection: Selection, day: Day, accounts: int
) -> FloatArray:
    """Return how old the youngest record behind the value of each account is, NaN without any.

    Of a fact that is itself a time since or until a date, it is the age of the file that says so.
    """
    import numpy as np

    ages = selection.ages
    if source.aggregate in TELLS_DAYS:
        ages = np.maximum(day.number - records.stated_on, 0.0)
    chosen = selection.chosen
    return smallest(records.owners[chosen], ages[chosen], accounts)
