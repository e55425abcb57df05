"""What became of accounts: who was there on a day, and who left in the window after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from csdesk.model.identifiers import AccountKey
from csdesk.model.validation_design import ValidationDesign

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


@dataclass(frozen=True, slots=True)
class Fates:
    """When accounts left, and since when they were customers, where that is known."""

    losses: Losses
    known_until: date
    """Whoever is not named as lost by then was a customer still."""
    starts: KnownStarts = field(default_factory=dict[AccountKey, date])
    last_seen: Mapping[AccountKey, date] = field(default_factory=dict)
    """A day on which those who left on a day that nobody knows were surely customers still."""

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
        lost, unknown = self.lost_on(keys), self._left_unknown(keys)
        seen = _days([self.last_seen.get(key) for key in keys])
        within = unknown & (seen >= _day(opens)) & (closes >= self.known_until)
        after = unknown & (seen >= _day(closes))
        left = (lost >= _day(opens)) & (lost < _day(closes))
        was_there = ~(self._started(keys) > _day(day)) & ~(lost < _day(opens))
        return Outcomes(was_there & (~unknown | within | after), left | (within & ~after))

    def by_now(self, keys: Sequence[AccountKey]) -> Outcomes:
        """Return who has left, whenever that was; all accounts count."""
        import numpy as np

        left = (self.lost_on(keys) <= _day(self.known_until)) | self._left_unknown(keys)
        return Outcomes(np.ones(len(keys), dtype=bool), left)

    def tenure(self, keys: Sequence[AccountKey], day: date) -> FloatArray:
        """Return for how many days accounts have been customers; NaN: unknown."""
        import numpy as np

        days = (_day(day) - self._started(keys)) / np.timedelta64(1, "D")
        return np.where(days < 0, np.nan, days)

    def lost_on(self, keys: Sequence[AccountKey]) -> DayArray:
        """Return when accounts left; NaT: not, or on a day that nobody knows."""
        return _days([self.losses.get(key) for key in keys])

    def _started(self, keys: Sequence[AccountKey]) -> DayArray:
        return _days([self.starts.get(key) for key in keys])

    def _left_unknown(self, keys: Sequence[AccountKey]) -> FlagArray:
        import numpy as np

        return np.array([self.losses.get(key, date.min) is None for key in keys], dtype=bool)


def _day(day: date) -> np.datetime64:
    import numpy as np

    return np.datetime64(day, "D")


def _days(days: Sequence[date | None]) -> DayArray:
    import numpy as np

    return np.array([np.datetime64("NaT") if day is None else day for day in days], "datetime64[D]")
