"""What the work and the tools of a plan cost."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from csdesk.model.investment import Gap, Span
from csdesk.model.roadmap import RoadmapItem
from csdesk.roadmap.investment.progress import days_of
from csdesk.roadmap.investment.stated import StatedFigures

WEEK_DAYS = 5
DOLLAR = "USD"
INTEGRATION_LOW, INTEGRATION_HIGH = 10.0, 20.0
"""Percent of a year's licence (S1.65)."""
NOTHING = Span(0.0, 0.0, 0.0)


def add_work(items: Sequence[RoadmapItem]) -> Span:
    """Return the person-days of all initiatives."""
    return Span(
        fsum(item.initiative.effort_low for item in items),
        fsum(days_of(item.initiative) for item in items),
        fsum(item.initiative.effort_high for item in items),
    )


def add_spend(items: Sequence[RoadmapItem], figures: StatedFigures) -> Span | Gap:
    """Return the spend beside people in the client's currency; the content has it in dollars."""
    low = fsum(item.initiative.cost_low for item in items)
    high = fsum(item.initiative.cost_high for item in items)
    if not high:
        return NOTHING
    rate = 1.0 if figures.currency == DOLLAR else figures.find("dollar_rate")
    if rate is None:
        return figures.gap("Spend beside people", "dollar_rate")
    return scale(Span(low, (low + high) / 2, high), rate)


def integration_span(figures: StatedFigures) -> Span:
    """Return what connecting the tools costs, in percent of a year's licence."""
    base = figures.find("integration_share") or 0.0
    return Span(min(base, INTEGRATION_LOW), base, max(base, INTEGRATION_HIGH))


def scale(span: Span, factor: float) -> Span:
    """Return a span times a factor that is not negative."""
    return Span(span.low * factor, span.base * factor, span.high * factor)


def first_year_of_tools(licence: float, integration: Span) -> Span:
    """Return licence and integration of the first year: 200,000 and 15% are 230,000 (S1.65)."""
    return Span(
        *(
            licence * (1 + part / 100)
            for part in (integration.low, integration.base, integration.high)
        )
    )
