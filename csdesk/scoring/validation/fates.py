"""What became of accounts: who was there on a day, and who left in the window after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from csdesk.model.identifiers import AccountKey
from csdesk.model.validation_design import ValidationDesign
from csdesk.scoring.cell_arrays import read_each

if TYPE_CHECKING:
    import numpy as np

    from csdesk.model.score_observations import DayArray, FlagArray, FloatArray

Losses = Mapping[AccountKey, date | None]
"""Everybody who left; None: nobody knows on which day."""


class KnownStarts(Protocol):
    """Since when accounts are customers."""

    def get(self, key: AccountKey, /) -> date | None:
        """Return the day on which an account became a customer, None where nobody knows it."""
        ...


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Which of some accounts count on a day, and which of them left, one value for each."""

    counted: FlagArray
    left: FlagArray


@dataclass(frozen=True, slots=True, eq=False)
class _Days:
    """The days of some accounts, one value for each."""

    keys: Sequence[AccountKey]
    lost: DayArray
    """NaT: not, or on a day that nobody knows."""
    is_unknown: FlagArray
    """Which left on a day that nobody knows."""
    started: DayArray
    seen: DayArray


@dataclass(frozen=True, slots=True)
class Fates:
    """When accounts left, and since when they were customers, where that is known."""

    losses: Losses
    known_until: date
    """Whoever is not named as lost by then was a customer still."""
    starts: KnownStarts = field(default_factory=dict[AccountKey, date])
    last_seen: Mapping[AccountKey, date] = field(default_factory=dict)
    """A day on which those who left on a day that nobody knows were surely customers still."""
    _read: list[_Days] = field(default_factory=list, init=False, compare=False, repr=False)

    def in_window(
        self, keys: Sequence[AccountKey], day: date, design: ValidationDesign
    ) -> Outcomes:
        """Return who left in the window of a day.

        Accounts do not count that were no customers yet, were gone before the window opened, or
        left on a day that nobody knows, unless all the days that it may have been are within the
        window, or all of them after it.
        """
        opens = day + timedelta(days=design.lead_days)
        closes = opens + timedelta(days=design.window_days)
        days = self._days_of(keys)
        lost, unknown, seen = days.lost, days.is_unknown, days.seen
        within = unknown & (seen >= _day(opens)) & (closes >= self.known_until)
        after = unknown & (seen >= _day(closes))
        left = (lost >= _day(opens)) & (lost < _day(closes))
        was_there = ~(days.started > _day(day)) & ~(lost < _day(opens))
        return Outcomes(was_there & (~unknown | within | after), left | (within & ~after))

    def by_now(self, keys: Sequence[AccountKey]) -> Outcomes:
        """Return who has left, whenever that was; all accounts count."""
        import numpy as np

        days = self._days_of(keys)
        left = (days.lost <= _day(self.known_until)) | days.is_unknown
        return Outcomes(np.ones(len(keys), dtype=bool), left)

    def tenure(self, keys: Sequence[AccountKey], day: date) -> FloatArray:
        """Return for how many days accounts have been customers; NaN: unknown."""
        import numpy as np

        days = (_day(day) - self._days_of(keys).started) / np.timedelta64(1, "D")
        return np.where(days < 0, np.nan, days)

    def lost_on(self, keys: Sequence[AccountKey]) -> DayArray:
        """Return when accounts left; NaT: not, or on a day that nobody knows."""
        return self._days_of(keys).lost

    def _days_of(self, keys: Sequence[AccountKey]) -> _Days:
        """Return the days of the accounts, read once while the same accounts are asked about."""
        import numpy as np

        if not self._read or self._read[0].keys is not keys:
            self._read[:] = [
                _Days(
                    keys,
                    lost=_days(self.losses.get, keys),
                    is_unknown=read_each(self._is_unknown, keys, np.bool_),
                    started=_days(self.starts.get, keys),
                    seen=_days(self.last_seen.get, keys),
                )
            ]
        return self._read[0]

    def _is_unknown(self, key: AccountKey) -> bool:
        return self.losses.get(key, date.min) is None


def _day(day: date) -> np.datetime64:
    import numpy as np

    return np.datetime64(day, "D")


def _days(find: Callable[[AccountKey], date | None], keys: Sequence[AccountKey]) -> DayArray:
    import numpy as np

    nowhere = np.datetime64("NaT").astype(np.int64).item()
    first = date(1970, 1, 1).toordinal()

    def count(key: AccountKey) -> int:
        day = find(key)
        return nowhere if day is None else day.toordinal() - first

    return read_each(count, keys, np.int64).view("datetime64[D]")
