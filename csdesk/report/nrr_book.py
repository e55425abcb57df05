"""Net retention of each period as a workbook that reckons itself (S1.111)."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.revenue import RevenueReview
from csdesk.report.artifacts import RETENTION
from csdesk.report.bridge_sheet import draw_bridge_sheet
from csdesk.report.dashboard_books import BookCell, BookSheet, Formula
from csdesk.scoring.revenue.cohort_periods import (
    CohortPeriod,
    follow_months,
    follow_sign_ups,
    follow_window,
)

KEPT = 100
RATE = '=IF(C{row}>0,100*D{row}/C{row},"")'
INVESTIGATE = "Investigate"
CHECK = f'=IF(B{{row}}="","",IF(ROUND(B{{row}},9)<{KEPT},"{INVESTIGATE}",""))'
"""Rounded where a rate of exactly 100 is not written exactly."""
NOTES = (
    "nrr_rate = ending_mrr ÷ starting_mrr × 100, of the customers who paid when the period began.",
    "Who came later counts in neither. Amounts are a twelfth of a year’s revenue.",
    f"Change an amount and the rate follows; below {KEPT}% the check says “{INVESTIGATE}”.",
)


def list_retention(review: RevenueReview) -> tuple[BookSheet, ...]:
    """Return the window of the KPIs, every month, every cohort of sign-up, and the bridge."""
    sheets = (
        ("Window", (follow_window(review),)),
        ("Months", follow_months(review)),
        ("Sign-up cohorts", follow_sign_ups(review)),
    )
    lists = (_sheet(name, periods) for name, periods in sheets if periods)
    return (*lists, draw_bridge_sheet(review.period))


def _sheet(name: str, periods: Sequence[CohortPeriod]) -> BookSheet:
    low = (at for at, one in enumerate(periods) if _is_low(one))
    return BookSheet(
        name=name,
        columns=RETENTION.columns,
        rows=tuple(map(_row, periods)),
        notes=NOTES,
        warned=frozenset(low),
        for_others=RETENTION.for_others,
    )


def _row(one: CohortPeriod) -> tuple[BookCell, ...]:
    rate = one.rate
    return (
        one.label,
        Formula(RATE, "" if rate is None else rate),
        one.starting,
        one.ending,
        one.expansion,
        Formula(CHECK, INVESTIGATE if _is_low(one) else ""),
    )


def _is_low(one: CohortPeriod) -> bool:
    return one.rate is not None and round(one.rate, 9) < KEPT
