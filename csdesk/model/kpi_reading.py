"""KPIs as they are read together: profiles, stages, what a goal is worth, and the week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.kpi_book import KpiProfile
from csdesk.model.kpis import KpiStage, Unit, Verdict


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One KPI of a profile; value and target on the profile's scale, None where there is none."""

    kpi: KpiId
    term: str
    unit: Unit
    leading: bool
    value: float | None
    target: float | None
    verdict: Verdict
    """WITHIN: the target is met exactly. NONE also for rates of another period (C18)."""
    reason: str = ""
    """Why there is no value or no verdict."""
    is_vanity: bool = False
    lineage: str = ""


@dataclass(frozen=True, slots=True)
class ProfileReading:
    """A profile with this client's values, in the order that the person chose."""

    profile: KpiProfile
    rows: tuple[ProfileRow, ...]
    warning: str = ""
    """What the set of KPIs lacks (S1.54); empty when nothing."""


@dataclass(frozen=True, slots=True)
class StageMatrix:
    """The KPIs with a value by the stage that they watch (S2.6)."""

    kpis: Mapping[KpiStage, tuple[KpiId, ...]]
    findings: tuple[str, ...]
    """One sentence for each stage that no KPI with a value watches."""


@dataclass(frozen=True, slots=True)
class ArrPreserved:
    """What less churn keeps in a year, in the client's currency (S1.2, D25)."""

    amount: float | None
    method: str
    reason: str = ""
    reference: str = ""
    """What the source text says of its own case; never part of the computing."""


@dataclass(frozen=True, slots=True)
class WeeklySnapshot:
    """The five figures of a week (S1.114); None where the lists do not give one."""

    week_ending: date
    total_customers: int
    avg_health_score: float | None
    """0 to 100."""
    churn_rate: float | None
    """Percent of the customers on the earlier list."""
    tickets_resolved: int | None
    """In the seven days until ``week_ending``."""
    churn_window: str
    is_red: bool
    """The churn of a month or less is above its limit."""
    churn_limit: float
    """Percent of customers a month."""
    is_judged: bool = False
    """The churn is that of a month or less, so that it is held against its limit."""
    resolved_for: tuple[AccountKey, ...] = ()
    """Whose tickets were resolved, each account once; some tickets name none."""
