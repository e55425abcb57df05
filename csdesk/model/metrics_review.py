"""What stands beside the KPIs of a client: revenue over time, boards, and what others reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.model.benchmarks import Arbitration, PeerSet
from csdesk.model.boards import BoardReview
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import GoalProgress, KeptKpi, KpiSettings
from csdesk.model.kpi_reading import ArrPreserved, ProfileReading, StageMatrix, WeeklySnapshot
from csdesk.model.revenue import ExpansionMonth, RevenueReview


@dataclass(frozen=True, slots=True)
class MetricsReview:
    """Everything that pages and reports show of metrics beside the KPIs themselves."""

    revenue: RevenueReview | None = None
    """None where nothing says what customers paid on two days."""
    expansion: tuple[ExpansionMonth, ...] = ()
    """The last twelve months, oldest first; empty without subscription lines (S2.19)."""
    boards: BoardReview | None = None
    """None without a scored customer list."""
    arbitrations: Mapping[KpiId, Arbitration] = field(default_factory=dict)
    """All that is cited for each KPI, and which of it the verdict reads."""
    peers: Mapping[KpiId, PeerSet] = field(default_factory=dict)
    """The consultant's own other clients, where there are enough of them."""
    peer_counts: Mapping[KpiId, int] = field(default_factory=dict)
    """How many other clients have a value, fewer than enough as well."""
    settings: KpiSettings = field(default_factory=KpiSettings)
    history: Mapping[KpiId, tuple[KeptKpi, ...]] = field(default_factory=dict)
    """The values that were kept of earlier days, the oldest first."""
    profiles: tuple[ProfileReading, ...] = ()
    """KPIs that are read together, each profile of the library."""
    stages: StageMatrix | None = None
    without_levels: tuple[KpiId, ...] = ()
    """KPIs for which nobody states three levels (S2.7)."""
    goals: tuple[GoalProgress, ...] = ()
    arr_preserved: ArrPreserved | None = None
    """None without a goal for gross churn."""
    snapshot: WeeklySnapshot | None = None
    """None without a customer list."""


NO_METRICS = MetricsReview()
