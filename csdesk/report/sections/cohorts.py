"""How long customers and their revenue stay, by when they began and by size (S1.57, S1.58)."""

from __future__ import annotations

from csdesk.formatting import plural
from csdesk.model.few import FEWEST
from csdesk.model.kpis import Unit
from csdesk.model.revenue import Cohort, CohortTriangle
from csdesk.report.document import Block, Column, Format, Quantity, Table, Value
from csdesk.report.revenue_words import MEASURES
from csdesk.scoring.revenue.cohorts import BY_SIZE

AGES = (3, 6, 12, 18, 24, 36)
"""Months that paper shows."""
ABOUT = (
    "Percent of what a cohort began with. Accounts that paid before the first day that is known "
    "belong to no cohort; a cell is empty where a cohort is not old enough."
)


def cohort_blocks(
    triangles: tuple[CohortTriangle, ...], doubts: tuple[str, ...] = ()
) -> tuple[Block, ...]:
    """Return what is left after some months for paper, and whole triangles for the workbook."""
    if not triangles:
        return ()
    by = triangles[0].by
    first = [one for one in triangles if one.by == by]
    ages = [at for at in AGES if at < len(first[0].at_risk) and first[0].at_risk[at] >= FEWEST]
    notes = (ABOUT, *doubts)
    short = (_short_table(first, ages, notes),) if ages else ()
    return (*short, *(_triangle_table(one, notes) for one in triangles))


def _short_table(triangles: list[CohortTriangle], ages: list[int], notes: tuple[str, ...]) -> Table:
    at_risk = triangles[0].at_risk
    return Table(
        name="How long they stay",
        title="How long do customers and their revenue stay?",
        columns=(
            Column("Left after", Format.TEXT, 0.3),
            *(Column(plural(at, "month"), Format.QUANTITY, 0.11) for at in ages),
        ),
        rows=(
            *(_short_row(one, ages) for one in triangles),
            (
                "Accounts that are old enough",
                *(Quantity(at_risk[at], Unit.RATIO, 0) for at in ages),
            ),
        ),
        empty="",
        paper_only=True,
        notes=notes,
    )


def _short_row(triangle: CohortTriangle, ages: list[int]) -> tuple[Value, ...]:
    shares = (Quantity(triangle.together[at], Unit.PERCENT, 1) for at in ages)
    return (MEASURES[triangle.measure], *shares)


def _triangle_table(triangle: CohortTriangle, notes: tuple[str, ...]) -> Table:
    measure = MEASURES[triangle.measure]
    by = triangle.by.split()[0] if triangle.by != BY_SIZE else "size"
    months = range(len(triangle.together))
    return Table(
        name=f"Cohorts {measure.lower()} by {by}",
        title=f"{measure} left of each cohort by {triangle.by}",
        columns=(
            Column("Began", Format.TEXT, 0.2),
            Column("Accounts", Format.INTEGER, 0.1),
            Column("ARR when they began", Format.MONEY, 0.1),
            *(Column(f"Month {month}", Format.PERCENT, 0.05) for month in months),
        ),
        rows=(
            *(_cohort_row(one) for one in triangle.cohorts),
            ("All together", None, None, *triangle.together),
            ("Accounts that are old enough", None, None, *triangle.at_risk),
        ),
        empty="",
        workbook_only=True,
        notes=notes,
    )


def _cohort_row(cohort: Cohort) -> tuple[Value, ...]:
    return (cohort.label, len(cohort.accounts), cohort.start, *cohort.kept)
