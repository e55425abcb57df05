"""Customers who left: why, when, and whether they can come back (S1.32, S1.38, S4.24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import AccountKey, ChurnReasonId


@dataclass(frozen=True, slots=True)
class ChurnReason:
    """Why customers leave, as shipped content; ``words`` in a client's text that mean it."""

    id: ChurnReasonId
    name: str
    words: tuple[str, ...]
    reference_share: float | None = None
    """Percent, as the source material cites it."""
    reference: str = ""


class WinBack(StrEnum):
    """How far a win-back is."""

    NOT_STARTED = "not_started"
    CONTACTED = "contacted"
    IN_TALKS = "in_talks"
    WON = "won"
    LOST = "lost"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class LossNote:
    """What a person decided about a lost account."""

    account: AccountKey
    reason: ChurnReasonId | None
    win_back: WinBack = WinBack.NOT_STARTED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """A lost account with what is known of it."""

    account: AccountKey
    lost_on: date | None
    arr: float | None
    stated: str
    """The reason in the client's own words."""
    reason: ChurnReasonId | None
    is_confirmed: bool
    """A person chose the reason; else it follows from the words."""
    win_back: WinBack
    month_of_life: int | None
    """1 for the first 30 days after the start."""


@dataclass(frozen=True, slots=True)
class ReasonShare:
    """One bar of the Pareto; shares in percent of the losses that have a reason."""

    reason: ChurnReasonId
    name: str
    losses: int
    arr: float
    share: float
    running_share: float
    reference_share: float | None


@dataclass(frozen=True, slots=True)
class MonthOfLife:
    """Losses in a month of life, among those that were in it."""

    month: int
    at_risk: int
    """Accounts that reached this month, or were lost in it."""
    lost: int


@dataclass(frozen=True, slots=True)
class ChurnReview:
    """What is known about losses."""

    losses: tuple[Loss, ...]
    without_reason: int
    reasons: tuple[ReasonShare, ...]
    by_month: tuple[MonthOfLife, ...]
    early_share: float | None
    """Percent of the losses with a known age that happened before day 90."""
    win_back: tuple[Loss, ...]
    """Lost accounts whose ARR is worth a campaign, largest first."""
    win_back_rate: float | None
    """Percent won of those that were tried."""
