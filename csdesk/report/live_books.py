"""The sheets of the report's workbook that reckon themselves."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.model.diagnosis import Diagnosis
from csdesk.report.live_case import draw_case
from csdesk.report.live_cells import LIVE_UP_TO, LiveSheet
from csdesk.report.live_health import draw_health
from csdesk.report.live_plan import draw_plan
from csdesk.report.live_revenue import draw_kpis, draw_revenue, read_two_days
from csdesk.report.live_scores import draw_scores, draw_weights, read_grid


def draw_live_sheets(diagnosis: Diagnosis) -> tuple[LiveSheet, ...]:
    """Return the sheets for which there are data; each belongs to a section of the report."""
    return (
        *_health_sheets(diagnosis),
        *_revenue_sheets(diagnosis),
        *draw_case(diagnosis.plan.investment),
        *draw_plan(diagnosis),
    )


def _health_sheets(diagnosis: Diagnosis) -> Iterator[LiveSheet]:
    health, accounts = diagnosis.health, diagnosis.accounts
    if health is None or accounts is None or not health.scores:
        return
    is_live = len(health.scores) <= LIVE_UP_TO
    yield draw_health(health, is_live=is_live)
    if is_live:
        grid = read_grid(health)
        yield draw_weights(grid)
        yield draw_scores(grid, accounts)


def _revenue_sheets(diagnosis: Diagnosis) -> Iterator[LiveSheet]:
    review = diagnosis.metrics.revenue
    days = read_two_days(review) if review else None
    if days is None or not days.keys:
        return
    yield draw_kpis(days, diagnosis)
    if days.is_live:
        yield draw_revenue(days)
