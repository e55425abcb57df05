"""Cohorts as rows of a shaded grid: what is left of each after so many months."""

from __future__ import annotations

from csdesk.formatting import number, percent, plural
from csdesk.model.few import FEWEST
from csdesk.model.revenue import Cohort, CohortMeasure, CohortTriangle
from ui.models.shade_table import ShadeCell, ShadeRow

FULL = 100.0


def cohort_rows(triangle: CohortTriangle) -> tuple[ShadeRow, ...]:
    """Return all cohorts together, then each of them with its size."""
    together = ShadeRow("All together", _together(triangle))
    return (together, *(_row(cohort, triangle.measure) for cohort in triangle.cohorts))


def month_titles(triangle: CohortTriangle) -> list[str]:
    """Return the head: the cohort, and the months since it began."""
    return ["Began", *(number(month) for month in range(len(triangle.together)))]


def _together(triangle: CohortTriangle) -> tuple[ShadeCell | None, ...]:
    return tuple(
        _cell(share, f"Month {month}, all together: {percent(share)} of {plural(count, 'account')}")
        for month, (share, count) in enumerate(
            zip(triangle.together, triangle.at_risk, strict=True)
        )
    )


def _row(cohort: Cohort, measure: CohortMeasure) -> ShadeRow:
    size = len(cohort.accounts)
    cells = []
    for month, (share, count) in enumerate(zip(cohort.kept, cohort.counts, strict=True)):
        left = f"{number(count)} of {plural(size, 'account')}"
        cell = _cell(share, f"{cohort.label}, month {month}: {percent(share)}, {left} pay")
        few = measure is CohortMeasure.LOGOS and size < FEWEST
        if cell is not None and few and count is not None:
            cell = ShadeCell(f"{count}/{size}", cell.share, cell.words)
        cells.append(cell)
    return ShadeRow(f"{cohort.label} ({number(size)})", tuple(cells))


def _cell(share: float | None, words: str) -> ShadeCell | None:
    return None if share is None else ShadeCell(percent(share, 0), share / FULL, words)
