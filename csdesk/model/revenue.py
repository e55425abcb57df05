"""Recurring revenue of every account over time, what moved it, and how long it stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

UNKNOWN_DAY = date.max.toordinal()
"""The ordinal of a day that nobody knows."""


class RevenueSource(StrEnum):
    """Which of the client's lists say what every account paid on which day."""

    SUBSCRIPTIONS = "subscriptions"
    MOVEMENTS = "movements"
    CUSTOMER_LISTS = "customer_lists"
    """Dated lists of customers: revenue is known on their days only."""


class MovementKind(StrEnum):
    """Why the recurring revenue of an account changed (domain 1.2, 3.1; C22)."""

    NEW = "new"
    REACTIVATION = "reactivation"
    """The account paid before, then nothing for longer than the allowed gap, and pays again."""
    EXPANSION = "expansion"
    PRICE = "price"
    """The same thing for another price: escalators, discounts that begin or end. Has a sign."""
    CONTRACTION = "contraction"
    CHURN = "churn"
    FX = "fx"
    """The same amount in the customer's currency, at another rate. Has a sign."""


@dataclass(frozen=True)
class RevenueGrid:
    """A year's recurring revenue of each account on each day, in the workspace's currency.

    ``amounts[i, d]`` is R(account i, day d), an account being live on a day when ``start <= day <
    end``; 0 where it pays nothing, NaN where a list names it without an amount. Lines of one
    account are added up first.
    """

    source: RevenueSource
    days: tuple[date, ...]
    """Ascending."""
    accounts: tuple[AccountKey, ...]
    names: tuple[str, ...]
    amounts: FloatArray
    fx: FloatArray
    """What of the change since the day before is due to rates, same shape; 0 where unknown."""
    price: FloatArray
    """What of the change since the day before is due to prices, same shape; 0 where unknown."""
    signed_up: IntArray
    """The ordinal of the day on which each account first paid; ``UNKNOWN_DAY`` if nobody says."""
    lineage: str
    """File, sheet and rows."""
    notes: tuple[str, ...] = ()
    """What it rests on: pauses, trials and lines that were left out, gaps that were bridged."""

    @cached_property
    def first_paid(self) -> IntArray:
        """The position of the first day on which each account pays; the number of days if none."""
        import numpy as np

        paid = self.amounts > 0
        return np.where(paid.any(axis=1), paid.argmax(axis=1), len(self.days))

    @cached_property
    def is_complete(self) -> bool:
        """Whether every amount is known."""
        import numpy as np

        return not np.isnan(self.amounts).any()


@dataclass(frozen=True, slots=True)
class MovementPeriod:
    """What became of recurring revenue between two days (domain 3.1).

    ``start + new + reactivation + expansion + price - contraction - churn + fx = end``, to the
    cent; all but ``price`` and ``fx`` are never negative.
    """

    start_on: date
    end_on: date
    start: float
    amounts: Mapping[MovementKind, float]
    end: float
    accounts: Mapping[MovementKind, tuple[AccountKey, ...]]
    customers_start: int
    customers_end: int

    def amount(self, kind: MovementKind) -> float:
        """Return what moved in one way, 0 where nothing did."""
        return self.amounts.get(kind, 0.0)


@dataclass(frozen=True, slots=True)
class Retention:
    """What became of the revenue of the start cohort: the accounts that paid on the first day.

    Amounts are a year's revenue in the workspace's currency and never negative: ``start + new +
    reactivated + expansion - contraction - churn = end``, rates and prices counted where they
    led to. ``nrr`` and ``grr`` are percent points, None when nobody paid on the first day. Accounts
    whose amount is unknown on either day count in none of these.
    """

    start_on: date
    end_on: date
    start: float
    expansion: float
    contraction: float
    churn: float
    new: float
    reactivated: float
    end: float
    customers: int
    """Accounts that pay on the last day."""
    nrr: float | None
    grr: float | None
    cohort: tuple[AccountKey, ...]
    churned: tuple[AccountKey, ...]
    contracted: tuple[AccountKey, ...]
    expanded: tuple[AccountKey, ...]
    returned: tuple[AccountKey, ...]
    nrr_without_largest: float | None
    """NRR without the account that paid most on the first day."""
    unknown: tuple[AccountKey, ...] = ()
    """Accounts of the first day left out, as their amount on one of the days is not known."""
    found: int = 0
    """Accounts of the cohort, and those left out of it, that the later list names as well."""
    found_otherwise: tuple[AccountKey, ...] = ()
    """Those of them that were found by anything but the very same key."""
    lost_still_listed: tuple[AccountKey, ...] = ()
    """Accounts on the list of lost customers that still pay on the last day."""
    called_lost: tuple[AccountKey, ...] = ()
    """Accounts of the cohort that pay, and that the customer list or a person calls lost."""
    told_lost: tuple[AccountKey, ...] = ()
    """Others of the cohort that pay, and that some other record tells as lost."""
    start_of_them: float = 0.0
    """What both paid on the first day."""
    nrr_without_them: float | None = None
    grr_without_them: float | None = None
    """NRR and GRR as they would be if those paid nothing any more."""

    @property
    def days(self) -> int:
        """Return how many days lie between the first and the last."""
        return (self.end_on - self.start_on).days


class RetentionFigure(StrEnum):
    """What a published method computes."""

    NRR = "nrr"
    GRR = "grr"
    LOGO_CHURN = "logo_churn"


@dataclass(frozen=True, slots=True)
class RetentionMethod:
    """A way of computing a figure that somebody publishes, as shipped content."""

    id: str
    figure: RetentionFigure
    name: str
    published_by: str
    formula: str
    board_sentence: str
    """For the board pack, with {value}, {start}, {end}, {n}."""
    is_default: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class MethodValue:
    """A figure under one method, in percent points; None with a reason where it has no base."""

    method: RetentionMethod
    value: float | None
    n: int
    base: str
    reason: str = ""
    sentence: str = ""
    """The board sentence, filled in."""
    few: int | None = None
    """How many of the ``n`` it counts, where these are so few that this says more than a share."""


@dataclass(frozen=True, slots=True)
class MethodCard:
    """One figure under every published method (domain 0.1, 6.3)."""

    figure: RetentionFigure
    start_on: date
    end_on: date
    values: tuple[MethodValue, ...]
    """The default first."""
    spread: float | None
    """Greatest less smallest, in percent points."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How much one account moves a figure, in percent points (domain 5)."""

    figure: RetentionFigure
    value: float
    without_largest: float | None
    largest: AccountKey | None
    largest_share: float | None
    """Percent of the start revenue."""
    one_less: float | None
    """When the smallest loss had stayed."""
    one_more: float | None
    """When one more account of median size had left."""


class CautionKind(StrEnum):
    """What makes figures of revenue over time doubtful."""

    LATE_LOSSES = "late_losses"
    """The lists know of losses in late years only: who left before is on none of them."""
    METHODS_APART = "methods_apart"
    """The published methods of one figure lie far apart."""


@dataclass(frozen=True, slots=True)
class RevenueCautionRule:
    """When a caution is given, and its words, as shipped content."""

    kind: CautionKind
    limit: float
    """Late losses: the chance in percent; methods: points of difference."""
    text: str
    """With the names of what is filled in, in braces."""
    months: int = 0
    """Late losses: so many months without any are at least needed to wonder."""
    names: Mapping[RetentionFigure, str] = field(default_factory=dict)
    """What figures are called."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class RevenueCaution:
    """A reason to be careful, in a sentence or two."""

    kind: CautionKind
    text: str
    figure: RetentionFigure | None = None
    """The figure that it is about; None where it is about all of them."""


class CohortMeasure(StrEnum):
    """What of a cohort is still there."""

    LOGOS = "logos"
    NET = "net"
    GROSS = "gross"


@dataclass(frozen=True, slots=True)
class Cohort:
    """Accounts that began together; ``kept[m]`` in percent after m months, None where unseen."""

    label: str
    began_on: date
    accounts: tuple[AccountKey, ...]
    start: float
    kept: tuple[float | None, ...]
    counts: tuple[int | None, ...]
    """How many accounts still pay after m months."""


@dataclass(frozen=True, slots=True)
class CohortTriangle:
    """Cohorts by month or quarter of sign-up, or by band of ARR, oldest first (S1.57, S1.58)."""

    measure: CohortMeasure
    by: str
    cohorts: tuple[Cohort, ...]
    together: tuple[float | None, ...]
    """All cohorts that are old enough, weighted by what they began with."""
    at_risk: tuple[int, ...]
    """Accounts that ``together`` rests on, after m months."""


@dataclass(frozen=True, slots=True)
class ExpansionMonth:
    """The ARR that accounts gained in a month, of those that paid when it began (S2.19)."""

    start_on: date
    end_on: date
    expansion: float
    growth: float | None
    """Against the month before, in percent; None without one, or where nothing was gained then."""
    accounts: int
    """Accounts that paid when the month began."""


@dataclass(frozen=True, slots=True)
class TrailingRetention:
    """Net and gross retention of the twelve months that end with a day, in percent points."""

    start_on: date
    end_on: date
    nrr: float | None
    grr: float | None
    """None where nobody paid on the first day."""
    accounts: int
    """Accounts that paid on the first day."""


@dataclass(frozen=True, slots=True)
class RevenueReview:
    """Everything that is told from the revenue of a client over time."""

    grid: RevenueGrid = field(compare=False)
    """It follows from the lists, as everything else does."""
    period: MovementPeriod
    """The window of the KPIs: twelve months where the lists reach so far."""
    months: tuple[MovementPeriod, ...]
    """Month by month, oldest first; empty where revenue is known on two days only."""
    cards: tuple[MethodCard, ...]
    sensitivities: tuple[Sensitivity, ...]
    triangles: tuple[CohortTriangle, ...]
    trailing: tuple[TrailingRetention, ...] = ()
    """Twelve months at a time, one month on each, oldest first; empty where there are two days."""
    cautions: tuple[RevenueCaution, ...] = ()
