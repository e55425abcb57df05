"""What a board on net retention shows: its numbers, and every account behind them (S1.78)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.model.identifiers import AccountKey


@dataclass(frozen=True, slots=True)
class AccountRevenue:
    """A year's revenue of one account on the first and the last day of the window."""

    account: AccountKey
    start: float
    end: float

    @property
    def change(self) -> float:
        """Return what came or went."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class NrrBoard:
    """Net retention and growth; ``accounts`` add up to ``start`` and ``end``."""

    start_on: date
    end_on: date
    nrr: float | None
    """Percent points by the default method; None without anybody who paid on the first day."""
    growth: float | None
    """Percent by which all revenue grew in the last month; None without months or a base."""
    start: float
    end: float
    kept: float
    """What the accounts of the first day pay on the last one."""
    cohort: tuple[float | None, ...]
    """What the accounts of the first day pay after each month, in percent of what they paid."""
    paying: tuple[int, ...]
    """How many of them pay then."""
    accounts: tuple[AccountRevenue, ...]
    """Everybody who pays on either day, the largest change first."""
