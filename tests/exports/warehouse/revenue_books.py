"""Books of revenue drawn from a seed, and the table that the handed-over SQL reads."""

from __future__ import annotations

import calendar
import random
from datetime import date

from csdesk.model.revenue import CohortMeasure, MovementKind, RevenueGrid
from csdesk.scoring.revenue.cohorts import BY_MONTH, make_triangles
from csdesk.scoring.revenue.periods import measure_period
from csdesk.scoring.revenue.trailing import follow_retention
from tests.revenue_lines import make_grid

MONTHS = 15
AMOUNTS = (0.0, 0.0, 1_200.25, 1_200.25, 5_000.5, 990.75)
KINDS = (
    MovementKind.NEW,
    MovementKind.REACTIVATION,
    MovementKind.EXPANSION,
    MovementKind.CONTRACTION,
    MovementKind.CHURN,
)
MOVED = ("starting", "new", "reactivation", "expansion", "contraction", "churn", "ending")
MEASURES = (CohortMeasure.LOGOS, CohortMeasure.NET, CohortMeasure.GROSS)


def draw_grid(seed: int, accounts: int = 60) -> RevenueGrid:
    """Return a book of 15 months with gaps, returns and changes; one account always pays."""
    chance = random.Random(seed)  # noqa: S311 - seeded, it guards no secret
    days = tuple(_month_end(2025 + at // 12, at % 12 + 1) for at in range(MONTHS))
    rows = {f"A{at}": tuple(chance.choices(AMOUNTS, k=MONTHS)) for at in range(accounts)}
    return make_grid({"always": (100.5,) * MONTHS, **rows}, days)


def list_rows(grid: RevenueGrid) -> list[tuple[str, date, int]]:
    """Return key, day and cents of each amount above 0."""
    return [
        (str(key), day, round(amount * 100))
        for key, row in zip(grid.accounts, grid.amounts.tolist(), strict=True)
        for day, amount in zip(grid.days, row, strict=True)
        if amount > 0
    ]


def tell_retention(grid: RevenueGrid) -> list[tuple]:
    """Return from, to, customers, NRR and GRR of each year, as csdesk reckons."""
    return [(one.start_on, one.end_on, one.accounts, one.nrr, one.grr)
            for one in follow_retention(grid)]  # fmt: skip


def tell_movements(grid: RevenueGrid) -> list[tuple]:
    """Return the day, start, movements and end of each month in cents, as csdesk reckons."""
    periods = [measure_period(grid, at, at + 1) for at in range(len(grid.days) - 1)]
    return [
        (one.end_on, *(round(amount * 100) for amount in (
            one.start, *(one.amount(kind) for kind in KINDS), one.end)))
        for one in periods
    ]  # fmt: skip


def tell_cohorts(grid: RevenueGrid) -> list[tuple]:
    """Return first day, age, logo, net and gross retention of each cohort, as csdesk reckons."""
    found = {one.measure: one for one in make_triangles(grid, ()) if one.by == BY_MONTH}
    return [
        (cohort.began_on, age, *(found[measure].cohorts[at].kept[age] for measure in MEASURES))
        for at, cohort in enumerate(found[CohortMeasure.NET].cohorts)
        for age, share in enumerate(cohort.kept)
        if share is not None
    ]


EXPECTED = {
    "retention": (tell_retention, "from_day, to_day, customers, nrr_rate, grr_rate"),
    "movements": (
        tell_movements,
        ", ".join(("to_day", *(f"{name}_cents" for name in MOVED))),
    ),
    "cohorts": (tell_cohorts, "cohort_on, age, logo_retention, net_retention, gross_retention"),
}
"""What csdesk says, and the columns of the query that say the same."""


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
