"""Customers who left: why, when, and whether they can come back (S1.32, S1.38, S4.24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import AccountKey, ChurnReasonId, InitiativeId


@dataclass(frozen=True, slots=True)
class ChurnReason:
    """Why customers leave, as shipped content; ``words`` in a client's text that mean it."""

    id: ChurnReasonId
    name: str
    words: tuple[str, ...]
    reference_share: float | None = None
    """Percent, as the source material cites it."""
    reference: str = ""
    initiatives: tuple[InitiativeId, ...] = ()
    """What would repair it, where it keeps coming up (S2.16)."""


@dataclass(frozen=True, slots=True)
class ChurnRules:
    """Everything that the content says about losses."""

    win_back_above: float
    """ARR above which a lost account is worth a campaign (S1.38)."""
    win_back_low: float
    """Percent of win-backs that are said to succeed."""
    win_back_high: float
    save_target: float
    """Percent of accounts at risk that should be kept: above this (S1.37, C27)."""
    at_risk_target: float
    """By how many percent the accounts at risk should become fewer (S1.37)."""
    theme_mentions: int
    """A reason given so often is a theme (S2.16)."""
    early_days: int
    """A loss before this day of life is an early one (S4.24)."""
    reasons: tuple[ChurnReason, ...]


NO_CHURN_RULES = ChurnRules(0, 0, 0, 0, 0, 1, 0, ())
"""Stands for a library without reasons; it recognises none."""


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
    lost_on: date | None = None
    """In place of what the lists say; None: they decide."""
    arr: float | None = None
    """In place of what the lists say; None: they decide."""
    source: str = ""
    """Who or what says so: "Mail of the founder, 3 March"."""
    is_told: bool = False
    """A person says that the account left, whatever the lists say."""
    name: str = ""
    """What the account is called, where no list has it."""


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
    days_of_life: int | None = None
    """From the start to the loss."""
    name: str = ""
    note: str = ""
    source: str = ""
    """Who or what a person credits it to; empty: the lists."""
    is_told: bool = False
    """A person told it; it can be taken back."""
    is_corrected: bool = False
    """A person corrected its day or its ARR."""


@dataclass(frozen=True, slots=True)
class ReasonShare:
    """One bar of the Pareto; shares in percent of the losses that have a reason."""

    reason: ChurnReasonId
    name: str
    losses: int
    arr: float
    """Of those whose ARR is known."""
    share: float
    running_share: float
    reference_share: float | None
    is_theme: bool = False
    """It keeps coming up (S2.16)."""
    initiatives: tuple[InitiativeId, ...] = ()
    unpriced: int = 0
    """Losses without a known ARR."""

    @property
    def known_arr(self) -> float | None:
        """Return the ARR that left for this reason; None where none of it is known."""
        return None if self.unpriced == self.losses else self.arr


@dataclass(frozen=True, slots=True)
class MonthOfLife:
    """Losses in a month of life, among those that were in it."""

    month: int
    at_risk: int
    """Accounts that reached this month, or were lost in it."""
    lost: int


@dataclass(frozen=True, slots=True)
class WinBackFigures:
    """How the campaigns for lost customers go (S1.38). Percent; None where none has ended."""

    worth: int
    """Lost accounts above the limit of ARR."""
    tried: int
    won: int
    rate: float | None
    """Percent won of those that ended, one way or the other."""
    recovered: float | None
    """Percent of the ARR of those that ended that came back."""


@dataclass(frozen=True, slots=True)
class ProgrammeFigure:
    """A KPI of the prevention programme (S1.37) in percent, beside its target."""

    value: float | None
    target: float
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class ChurnReview:
    """What is known about losses."""

    losses: tuple[Loss, ...]
    """Latest first, those without a day last."""
    still_listed: tuple[AccountKey, ...]
    """Said to be lost, and on the customer list with ARR: they do not count as lost."""
    without_reason: int
    reasons: tuple[ReasonShare, ...]
    by_month: tuple[MonthOfLife, ...]
    early: int
    """Losses before the day until which they are early ones."""
    aged: int
    """Losses whose age is known."""
    win_back: tuple[Loss, ...]
    """Lost accounts whose ARR is worth a campaign, largest first."""
    win_back_figures: WinBackFigures
