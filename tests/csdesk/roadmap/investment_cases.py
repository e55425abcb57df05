"""A case small enough to be reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from csdesk.model.investment import CaseInputs, Driver, Span

EXACT = {
    Driver.WORK: Span(100, 100, 100),
    Driver.SPEND: Span(5_000, 5_000, 5_000),
    Driver.INTEGRATION: Span(15, 15, 15),
    Driver.CHURN: Span(20, 20, 20),
    Driver.CONVERSION: Span(50, 50, 50),
    Driver.CONFIRMED: Span(100, 100, 100),
    Driver.DELAY: Span(0, 0, 0),
}


def make_case(spans: dict[Driver, Span] | None = None, **changed: Any) -> CaseInputs:
    """Return 100 days of work at 500 done in month 1; everybody is reached from the first day."""
    case = CaseInputs(
        months=12,
        drivers=tuple((EXACT | (spans or {})).items()),
        day_cost=500.0,
        licence=0.0,
        margin=0.5,
        named_arr=0.0,
        prevented=0.5,
        growth_pool=0.0,
        work_done=(0.0, *[1.0] * 12),
        covered=(1.0,) * 13,
        growing=(1.0,) * 13,
    )
    return replace(case, **changed)
