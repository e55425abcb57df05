"""Paid subscription lines, and what became of their revenue between two days."""

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


@dataclass(frozen=True, slots=True)
class Movements:
    """What became of recurring revenue between two days, account by account.

    Amounts are a year's revenue in the workspace's currency and never negative: ``start + new +
    reactivated + expansion - contraction - churn = end``. ``nrr`` and ``grr`` are percent points,
    None when nobody paid on the first day.
    """

    start_on: date
    end_on: date
    cohort: int
    start: float
    expansion: float
    contraction: float
    churn: float
    new: float
    reactivated: float
    end: float
    customers: int
    """Accounts that pay on the last day."""
    churned: tuple[AccountKey, ...]
    returned: tuple[AccountKey, ...]
    nrr: float | None
    grr: float | None
