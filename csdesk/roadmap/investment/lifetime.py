"""What LTV:CAC becomes where fewer customers leave."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.roadmap.investment.gains import Gains
from csdesk.scoring.kpis.costs import MOST_MONTHS, monthly_rate

LTV_CAC = KpiId("ltv_cac")
YEAR_DAYS = 365
FULL = 100.0


def lifetime_now(diagnosis: Diagnosis) -> float | None:
    """Return LTV:CAC as it is."""
    known = diagnosis.kpis.get(LTV_CAC)
    return known.value if known else None


def lifetime_after(now: float | None, gains: Gains) -> float | None:
    """Return an LTV:CAC with the churn that the plan leaves; None where one of them is unknown.

    A lifetime is 1 ÷ monthly churn, five years at most, and all else stays as it is. Churn falls
    by the part that is prevented, in the share of ARR that the plan's findings name.
    """
    total = gains.total_arr
    if now is None or gains.churn is None or gains.prevented is None or not total:
        return None
    churn = gains.churn.base / FULL
    left = churn * (1 - gains.prevented * gains.named_arr / total)
    before = _months(churn)
    return now * _months(left) / before if before else None


def _months(churn: float) -> float:
    rate = monthly_rate(churn, YEAR_DAYS)
    return min(1 / rate, MOST_MONTHS) if rate > 0 else MOST_MONTHS
