"""Levels of a KPI that is better when it rises, and of one that is better when it falls."""

import pytest

from csdesk.model.kpis import KpiThresholds
from csdesk.scoring.kpi_levels import KpiLevel, find_level

RISING = KpiThresholds(low_usage=60, churn_risk=30, success=70)
FALLING = KpiThresholds(low_usage=45, churn_risk=90, success=30)


@pytest.mark.parametrize(
    ("levels", "value", "level"),
    [
        (RISING, 70, KpiLevel.SUCCESS),
        (RISING, 69.9, KpiLevel.BETWEEN),
        (RISING, 60, KpiLevel.LOW_USAGE),
        (RISING, 30, KpiLevel.CHURN_RISK),
        (FALLING, 30, KpiLevel.SUCCESS),
        (FALLING, 30.1, KpiLevel.BETWEEN),
        (FALLING, 45, KpiLevel.LOW_USAGE),
        (FALLING, 90, KpiLevel.CHURN_RISK),
    ],
)
def test_a_level_begins_at_its_threshold(levels, value, level) -> None:
    assert find_level(levels, value) is level
