"""At which of its three levels a KPI stands (S2.7)."""

from __future__ import annotations

from enum import StrEnum

from csdesk.model.kpis import KpiThresholds


class KpiLevel(StrEnum):
    """Where a value stands; each level begins at its threshold, the threshold included."""

    SUCCESS = "success"
    BETWEEN = "between low usage and success"
    LOW_USAGE = "low usage"
    CHURN_RISK = "high churn risk"


def find_level(levels: KpiThresholds, value: float) -> KpiLevel:
    """Return the level of a value in the unit of its KPI.

    Levels that rise from churn risk to success are read upwards, those that fall downwards.
    """
    sign = 1 if levels.success >= levels.churn_risk else -1
    if sign * value >= sign * levels.success:
        return KpiLevel.SUCCESS
    if sign * value <= sign * levels.churn_risk:
        return KpiLevel.CHURN_RISK
    return KpiLevel.LOW_USAGE if sign * value <= sign * levels.low_usage else KpiLevel.BETWEEN
