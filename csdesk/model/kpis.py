"""KPIs: what they mean, what they are here, and what others reach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.directions import Direction
from csdesk.model.few import FEWEST
from csdesk.model.identifiers import AccountKey, FieldId, KpiId

YEAR = (350, 380)
"""From so many days to so many a window counts as a year (C18)."""


class Unit(StrEnum):
    """What a number counts; it decides how it is written, never how it is computed."""

    PERCENT = "percent"
    """In percent points: 104.2 is 104.2%."""
    MONEY = "money"
    RATIO = "ratio"
    DAYS = "days"
    HOURS = "hours"
    POINTS = "points"


class KpiNature(StrEnum):
    """What a KPI is about (S1.54)."""

    OPERATIONAL = "operational"
    """How the work goes."""
    FINANCIAL = "financial"
    """What comes of it in revenue and cost."""


class KpiStage(StrEnum):
    """The stage of a customer's life that a KPI watches (S2.6)."""

    ONBOARDING = "onboarding"
    RETENTION = "retention"
    EXPANSION = "expansion"


@dataclass(frozen=True, slots=True)
class KpiThresholds:
    """Three levels of a KPI, in its unit (S2.7); each is where the level begins."""

    low_usage: float
    churn_risk: float
    success: float
    source: str = ""


class KpiGroup(StrEnum):
    """The question that a KPI helps to answer; KPIs are read in this order."""

    STAYED = "stayed"
    GREW = "grew"
    TEAM = "team"
    HEALTH = "health"
    CUSTOMER = "customer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KpiInput:
    """Columns ("table.field") that together give a KPI; ``earlier``: on two lists of customers.

    ``direct``: it is computed from these records as they are; otherwise they fill in what the
    list of customers lacks.
    """

    columns: tuple[str, ...]
    earlier: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True)
class KpiDefinition:
    """What a KPI means, as shipped content."""

    id: KpiId
    name: str
    """Plain words: "Customers who stayed and grew"."""
    term: str
    """The field's term: "Net revenue retention"."""
    unit: Unit
    direction: Direction | None
    leading: bool
    formula: str
    needs: tuple[FieldId, ...]
    """Fields without which it cannot be computed; the reason names those that are missing."""
    needs_previous: bool
    """Whether an earlier list of the same customers is needed."""
    frequency: str
    owner: str
    target: float | None = None
    source: str = ""
    needs_records: str = ""
    """Records beside the customer list without which it cannot be computed, in plain words."""
    group: KpiGroup = KpiGroup.OTHER
    other_inputs: tuple[KpiInput, ...] = ()
    """Other lists that give it as well, where ``needs`` are not there; those with its records."""
    question: str = ""
    """What it answers, in the words of somebody who does not know the term."""
    base: str = ""
    """What it is a share or a mean of."""
    nature: KpiNature | None = None
    stages: tuple[KpiStage, ...] = ()
    thresholds: KpiThresholds | None = None
    """None where no source states them: the person may."""
    is_vanity: bool = False
    """It counts activity and says nothing of its use (S1.59)."""
    median_is_target: bool = False
    """The middle of companies of the client's size is its target (C21)."""
    excess_is_worse: bool = False
    """It has no direction, and more than others have is still worse (C37)."""
    stated: tuple[str, ...] = ()
    """Inputs that the person states (``KpiInputDefinition.id``) without which it has no value."""


@dataclass(frozen=True, slots=True)
class KpiValue:
    """A KPI of this client. ``value`` is None with a ``reason`` where it cannot be computed.

    ``n`` is the number of accounts the value rests on, ``base`` says of what, ``window`` from when
    to when.
    """

    id: KpiId
    value: float | None
    unit: Unit
    method: str
    n: int
    base: str
    window: str
    reason: str | None = None
    caution: str = ""
    """A sentence that belongs beside the number: small base, partial coverage, odd size."""
    lineage: str = ""
    """File, sheet and rows that the value was computed from."""
    window_days: int | None = None
    """Days from the start of the window to its end; None where the value stands at one date."""
    needs: str = ""
    """What to ask the client for, where nothing else keeps it from being computed."""
    accounts: tuple[AccountKey, ...] = ()
    """The accounts that it counts by name: those that left or shrank, or contradict it."""
    at_worst: float | None = None
    """The value if the sources that contradict it are right; None where they name few or none."""
    counted: int | None = None
    """How many of the ``n`` the share counts; None where it is none of counts."""

    @property
    def is_comparable(self) -> bool:
        """Return whether it may be held against a yearly figure: no rate, or one of a year (C18).

        A rate over another window is not converted, since customers do not leave evenly.
        """
        return self.window_days is None or YEAR[0] <= self.window_days <= YEAR[1]

    @property
    def is_count(self) -> bool:
        """Return whether it is read as "2 of 9": a share of so few says less than its count."""
        return self.value is not None and self.counted is not None and self.n < FEWEST


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What others reach, as cited: a range and its middle for one band of ARR (S1.120).

    A band holds ``arr_from <= ARR < arr_to``; None is open. Edges follow C69. Benchmarks by ARR
    have range and middle; one that a person chose instead may lack some of them.
    """

    kpi: KpiId
    band: str
    arr_from: float | None
    arr_to: float | None
    low: float | None
    median: float | None
    high: float | None
    period: str
    source: str
    words: str = ""
    """As it is cited, where a person chose it: "more than 110%"."""


class Verdict(StrEnum):
    """How a value stands against a benchmark range."""

    BETTER = "better"
    WITHIN = "within"
    WORSE = "worse"
    NONE = "none"
    """No value, or no benchmark for it."""


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """A KPI value beside its benchmark; ``gap`` is value minus median, in the KPI's unit."""

    kpi: KpiId
    benchmark: Benchmark | None
    verdict: Verdict
    gap: float | None
