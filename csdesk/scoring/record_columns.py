"""Columns of long lists as arrays, read once: numbers, days, times of day, and words by code."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from csdesk.model.accounts import NUMBERS
from csdesk.model.tables import Cell
from csdesk.scoring.cell_arrays import as_numbers, read_each
from csdesk.scoring.cell_days import read_day

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

NO_DAY = 0
"""The ordinal of a cell that holds no day."""
EPOCH = date(1970, 1, 1)
FIRST_DAY = EPOCH.toordinal()
MICROSECONDS = 1_000_000
DAY = 86_400 * MICROSECONDS
HOUR = 3_600
Word = TypeVar("Word", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Coded(Generic[Word]):
    """A column of few different values: ``words[codes[i]]`` is that of record i."""

    words: tuple[Word, ...]
    codes: IntArray

    def which(self, wanted: Sequence[bool]) -> BoolArray:
        """Return the records whose value is wanted, given for each of the different values."""
        import numpy as np

        chosen: BoolArray = np.array(wanted, dtype=np.bool_)[self.codes]
        return chosen


@dataclass(frozen=True, slots=True)
class Moments:
    """Times in microseconds since 1970, with whether a time of day is known."""

    at: IntArray
    is_known: BoolArray
    is_timed: BoolArray

    def hours_until(self, later: Moments) -> FloatArray:
        """Return the hours from each time to a later one; NaN unless both are times.

        Where only one has a time of day, whole days count.
        """
        import numpy as np

        is_mixed = self.is_timed != later.is_timed
        apart = np.where(is_mixed, _floor(later.at) - _floor(self.at), later.at - self.at)
        hours = apart / MICROSECONDS / HOUR
        return np.where(self.is_known & later.is_known, hours, np.nan)

    def is_after(self, other: Moments) -> BoolArray:
        """Tell which times lie after others; where one has no time of day, the days count."""
        import numpy as np

        both = self.is_timed & other.is_timed
        after: BoolArray = np.where(both, self.at > other.at, _floor(self.at) > _floor(other.at))
        return after & self.is_known & other.is_known


def read_numbers(column: Sequence[Cell]) -> FloatArray:
    """Return a column of numbers, NaN where a cell holds none."""
    import numpy as np

    if NUMBERS.issuperset(map(type, column)):
        return as_numbers(cast("Sequence[float | None]", column))
    return np.array([cell if isinstance(cell, float) else None for cell in column], np.float64)


def read_days(column: Sequence[Cell]) -> IntArray:
    """Return the ordinals of the days that cells hold, ``NO_DAY`` where they hold none."""
    import numpy as np

    days = {cell: _ordinal(cell) for cell in set(column)}
    return read_each(days.__getitem__, column, np.int64)


def read_moments(column: Sequence[Cell]) -> Moments:
    """Return the times that cells hold; a day without a time begins at midnight."""
    import numpy as np

    kinds = {kind for kind in set(map(type, column)) if issubclass(kind, date)}
    known = np.fromiter((type(cell) in kinds for cell in column), np.bool_, len(column))
    timed = known
    if date in kinds:
        timed = np.fromiter((isinstance(cell, datetime) for cell in column), np.bool_, len(column))
    at = np.zeros(len(column), np.int64)
    cells = (cell for cell in column if isinstance(cell, date))
    at[known] = np.fromiter(map(_microseconds, cells), np.int64, int(known.sum()))
    return Moments(at, known, timed)


def code_words(column: Sequence[Word]) -> Coded[Word]:
    """Return a column by code, the words in the order in which they first stand."""
    import numpy as np

    places = {word: at for at, word in enumerate(dict.fromkeys(column))}
    codes = read_each(places.__getitem__, column, np.int64)
    return Coded(tuple(places), codes)


def _ordinal(cell: Cell) -> int:
    day = read_day(cell)
    return day.toordinal() if day else NO_DAY


def _microseconds(cell: date) -> int:
    """Return a time since 1970; that of a day is its midnight."""
    days = (cell.toordinal() - FIRST_DAY) * DAY
    if not isinstance(cell, datetime):
        return days
    seconds = (cell.hour * 60 + cell.minute) * 60 + cell.second
    return days + seconds * MICROSECONDS + cell.microsecond


def _floor(moments: IntArray) -> IntArray:
    return moments - moments % DAY
