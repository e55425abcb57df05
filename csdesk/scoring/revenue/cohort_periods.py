"""What the payers of a first day bring on a last one, period by period (S1.58, S1.111)."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import day_range
from csdesk.model.revenue import Cohort, CohortMeasure, MovementKind, MovementPeriod, RevenueReview

MONTHS = 12
FULL = 100


@dataclass(frozen=True, slots=True)
class CohortPeriod:
    """Monthly recurring revenue of those who paid when the period began; never of new ones."""

    label: str
    starting: float
    ending: float
    expansion: float

    @property
    def rate(self) -> float | None:
        """Return net retention in percent points; None where nobody paid at the start."""
        return FULL * self.ending / self.starting if self.starting > 0 else None


def follow_window(review: RevenueReview) -> CohortPeriod:
    """Return the window of the KPIs."""
    period = review.period
    return _follow(period, day_range(period.start_on, period.end_on))


def follow_months(review: RevenueReview) -> tuple[CohortPeriod, ...]:
    """Return every month, the oldest first; empty where revenue is known on two days only."""
    return tuple(_follow(one, f"{one.end_on:%b %Y}") for one in review.months)


def follow_sign_ups(review: RevenueReview) -> tuple[CohortPeriod, ...]:
    """Return each cohort of sign-up from its beginning until now.

    What it added is what it brings beyond the smaller of beginning and now, account by account.
    """
    triangles = {one.measure: one for one in reversed(review.triangles)}
    if not triangles:
        return ()
    net, gross = (triangles[one].cohorts for one in (CohortMeasure.NET, CohortMeasure.GROSS))
    pairs = zip(net, gross, strict=True)
    return tuple(_follow_cohort(one, _last(one), _last(other)) for one, other in pairs)


def _follow(period: MovementPeriod, label: str) -> CohortPeriod:
    came = period.amount(MovementKind.NEW) + period.amount(MovementKind.REACTIVATION)
    return CohortPeriod(
        label=label,
        starting=period.start / MONTHS,
        ending=(period.end - came) / MONTHS,
        expansion=period.amount(MovementKind.EXPANSION) / MONTHS,
    )


def _follow_cohort(cohort: Cohort, net: float, gross: float) -> CohortPeriod:
    monthly = cohort.start / MONTHS
    return CohortPeriod(cohort.label, monthly, monthly * net / FULL, monthly * (net - gross) / FULL)


def _last(cohort: Cohort) -> float:
    return next((share for share in reversed(cohort.kept) if share is not None), FULL)
