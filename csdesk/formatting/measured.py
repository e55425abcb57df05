"""What was measured of a KPI as text."""

from __future__ import annotations

from csdesk.formatting.numbers import number, quantity
from csdesk.model.kpis import KpiValue


def write_measured(found: KpiValue, currency: str) -> str:
    """Return a value as it may be read: "104.2%", and of fewer than ten the count, "2 of 9"."""
    if found.is_count:
        return f"{number(found.counted)} of {number(found.n)}"
    return quantity(found.value, found.unit, currency)
