"""What a plan costs and brings: an estimate from the client's own figures (S1.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

HORIZON_MONTHS = 24


class Driver(StrEnum):
    """What the case depends on and nobody knows exactly."""

    WORK = "work"
    """Person-days of all initiatives."""
    SPEND = "spend"
    """Spend beside people, in the client's currency."""
    INTEGRATION = "integration"
    """Connecting the tools, in percent of a year's licence."""
    CHURN = "churn"
    """Percent of customers that leave in a year."""
    CONVERSION = "conversion"
    """Percent of expansion opportunities that are won."""
    CONFIRMED = "confirmed"
    """Percent of the projected gains that come."""
    DELAY = "delay"
    """Months by which gains come later."""


@dataclass(frozen=True, slots=True)
class Span:
    """A figure with the lowest and the highest that it may be; all alike where it is known."""

    low: float
    base: float
    high: float

    @property
    def is_open(self) -> bool:
        """Tell whether it may be another one."""
        return self.low < self.high


@dataclass(frozen=True, slots=True)
class CaseInputs:
    """Everything that a case is computed from; money in the client's currency.

    Tuples by month hold month 0, the day on which the plan begins, and ``months`` more; each is
    the share 0 to 1 that is done by then.
    """

    months: int
    drivers: tuple[tuple[Driver, Span], ...]
    """Each driver once."""
    day_cost: float
    licence: float
    """Of a year, paid at its beginning."""
    margin: float
    """Gross margin, 0 to 1."""
    named_arr: float
    """ARR of the customers whom the plan's findings name."""
    prevented: float
    """The part of their losses that the plan is to prevent, 0 to 1."""
    growth_pool: float
    """ARR of expansions if every open opportunity of the plan is won."""
    work_done: tuple[float, ...]
    covered: tuple[float, ...]
    """Of ``named_arr``."""
    growing: tuple[float, ...]
    """Of what the plan does for expansion."""
    discount: float | None = None
    """A year, 0 to 1."""

    def spans(self) -> Mapping[Driver, Span]:
        """Return each driver with its span."""
        return dict(self.drivers)


class Scenario(StrEnum):
    """Under what a case is looked at (S1.4)."""

    PROJECTED = "projected"
    PILOT = "pilot"
    """Only the part of the gains comes that a pilot confirms."""
    LATE = "late"
    """Gains come later, as risks were left alone."""
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What becomes of a case until its last month, in the client's currency."""

    cost: float
    benefit: float
    """Gross profit from revenue that was kept or added."""
    break_even_month: int | None
    """The month from whose end on gains exceed costs; None: not within the case."""
    payback_months: float | None
    """The same within the month."""
    present_value: float | None
    """Of gains less costs; None without a discount rate."""

    @property
    def net(self) -> float:
        """Return gains less costs."""
        return self.benefit - self.cost

    @property
    def roi(self) -> float | None:
        """Return (benefit − cost) ÷ cost in percent (C62); None: it costs nothing."""
        return 100 * self.net / self.cost if self.cost else None


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """What gains less costs are with one driver at an end of its span, all others at base."""

    driver: Driver
    span: Span
    net_at_low: float
    net_at_high: float

    @property
    def swing(self) -> float:
        """Return how far apart they are."""
        return abs(self.net_at_high - self.net_at_low)


@dataclass(frozen=True, slots=True)
class FanMonth:
    """Gains less costs until the end of a month: quantiles over all draws."""

    month: int
    q5: float
    q25: float
    q50: float
    q75: float
    q95: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """Many cases whose drivers are drawn anew each time."""

    draws: int
    fan: tuple[FanMonth, ...]
    """From month 0 on."""
    paid_back: float
    """Percent of the draws whose gains exceed their costs at the end."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that keeps a figure from being computed, and what would give it."""

    figure: str
    """What cannot be told: "ARR preserved"."""
    reason: str
    unlock: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A figure of the case in words, and where it is from."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class InvestmentReview:
    """The case of a plan; what cannot be told is None, and ``gaps`` says why."""

    work: Span | None = None
    """Person-days; None without a plan."""
    people_cost: Span | None = None
    spend: Span | None = None
    tools_first_year: Span | None = None
    """Licence and its integration; None: no licence is stated."""
    named_accounts: int = 0
    named_arr: float = 0.0
    churn: Span | None = None
    """Percent a year."""
    preserved: Span | None = None
    """ARR a year that would leave without the plan, once all of it is done."""
    added: Span | None = None
    """ARR of the expansions that the plan brings, once."""
    inputs: CaseInputs | None = None
    outcomes: Mapping[Scenario, CaseOutcome] | None = None
    tornado: tuple[TornadoBar, ...] = ()
    """Widest first."""
    simulation: Simulation | None = None
    lifetime_now: float | None = None
    """LTV:CAC."""
    lifetime_then: float | None = None
    """LTV:CAC with the churn that the plan leaves."""
    bases: tuple[Basis, ...] = ()
    gaps: tuple[Gap, ...] = ()


NO_INVESTMENT = InvestmentReview()
