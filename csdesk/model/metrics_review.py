"""What stands beside the KPIs of a client: revenue over time, and the boards."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.boards import BoardReview
from csdesk.model.revenue import RevenueReview


@dataclass(frozen=True, slots=True)
class MetricsReview:
    """Everything that pages and reports show of metrics beside the KPIs themselves."""

    revenue: RevenueReview | None = None
    """None where nothing says what customers paid on two days."""
    boards: BoardReview | None = None
    """None without a scored customer list."""


NO_METRICS = MetricsReview()
