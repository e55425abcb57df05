"""The three levels of a KPI in words, and at which of them its value stands."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import quantity
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import KpiDefinition, KpiThresholds, Unit
from csdesk.scoring.kpi_levels import find_level

LEVELS: Mapping[str, str] = {
    "churn_risk": "High churn risk",
    "low_usage": "Low usage",
    "success": "Success",
}


def levels_of(definition: KpiDefinition, diagnosis: Diagnosis) -> KpiThresholds | None:
    """Return the client's own levels, else those of the library; None where there are none."""
    return diagnosis.metrics.settings.levels.get(definition.id) or definition.thresholds


def write_levels(levels: KpiThresholds, unit: Unit, currency: str) -> str:
    """Return the levels as a line: "high churn risk 30%, low usage 60%, success 70%"."""
    parts = [
        f"{words.lower()} {quantity(getattr(levels, key), unit, currency, trim=True)}"
        for key, words in LEVELS.items()
    ]
    return ", ".join(parts)


def describe_level(levels: KpiThresholds, value: float, unit: Unit, currency: str) -> str:
    """Return at which level a value stands, as a sentence."""
    return f"{quantity(value, unit, currency)} stands at: {find_level(levels, value)}."
