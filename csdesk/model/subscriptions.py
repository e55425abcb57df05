"""Paid subscription lines, and those that count for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import AccountKey


class SetAside(StrEnum):
    """Why a subscription line counts for no revenue."""

    TRIAL = "trial"
    PAUSED = "paused"
    NO_ACCOUNT = "no_account"
    NO_START = "no_start"
    NO_AMOUNT = "no_amount"
    NEGATIVE = "negative"
    ENDED_WITHOUT_DATE = "ended_without_date"
    END_BEFORE_START = "end_before_start"


@dataclass(frozen=True, slots=True)
class SubscriptionLine:
    """One paid line: live on a day when ``start <= day < end``; no end means it is open."""

    account: AccountKey
    start: date
    end: date | None
    annual: float
    """Recurring revenue in a year, in the workspace's currency."""
    position: int
    """Its place in the list of subscriptions."""
    seats: float | None = None
    """How many it is for, where the list says so."""

    def is_live(self, day: date) -> bool:
        """Tell whether the line runs on a day; the day on which it ends is not one of them."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class SubscriptionBook:
    """The paid lines of a list of subscriptions, and how many lines count for nothing and why."""

    lines: tuple[SubscriptionLine, ...]
    records: int
    set_aside: Mapping[SetAside, tuple[int, ...]]
    """Positions in the list of subscriptions."""
    late_renewals: int = 0
    """Short gaps between two lines of an account that count as no gap."""

    @property
    def unreadable(self) -> int:
        """Return how many lines should count and cannot: trials and pauses are meant not to."""
        meant = (SetAside.TRIAL, SetAside.PAUSED)
        return sum(len(found) for why, found in self.set_aside.items() if why not in meant)
