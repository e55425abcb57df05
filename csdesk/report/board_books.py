"""Making the workbooks of the boards from what is known about a client."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk import __version__
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.report.dashboard_books import (
    BookSheet,
    DashboardBook,
    list_onboardings,
    list_risk,
    show_week,
)
from csdesk.report.nrr_book import list_retention


def make_books(diagnosis: Diagnosis, library: Library) -> tuple[DashboardBook, ...]:
    """Return the workbooks that the client's lists give: of the four of S1.109 to S1.114."""
    client = diagnosis.client
    return tuple(
        DashboardBook(
            name=name,
            client=client.name,
            currency=client.currency,
            is_sample=client.is_sample,
            program=f"csdesk {__version__}",
            sheets=sheets,
        )
        for name, sheets in _list_sheets(diagnosis, library)
    )


def _list_sheets(
    diagnosis: Diagnosis, library: Library
) -> Iterator[tuple[str, tuple[BookSheet, ...]]]:
    metrics = diagnosis.metrics
    boards = metrics.boards
    if boards and boards.risk:
        yield "at-risk cohorts", list_risk(boards.risk, library.boards)
    if metrics.revenue:
        yield "NRR by cohort", list_retention(metrics.revenue)
    if boards and boards.onboarding:
        yield "onboarding", list_onboardings(boards.onboarding, library.boards)
    if metrics.snapshot:
        yield "weekly snapshot", show_week(metrics.snapshot)
