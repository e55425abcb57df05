"""Making the workbooks of the boards from what is known about a client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdesk import __version__
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.report.dashboard_books import (
    BookSheet,
    DashboardBook,
    list_onboardings,
    list_risk,
    show_week,
)
from csdesk.report.nrr_book import list_retention
from csdesk.report.template_books import list_expansion, list_runbook, list_scorecard


def make_books(diagnosis: Diagnosis, library: Library) -> tuple[DashboardBook, ...]:
    """Return the workbooks that the client's lists give: of those of S1.108 to S1.114."""
    return tuple(
        _make_book(diagnosis, name, sheets) for name, sheets in _list_sheets(diagnosis, library)
    )


def make_runbook(diagnosis: Diagnosis, playbooks: Iterable[Playbook]) -> DashboardBook:
    """Return the playbooks that a client works by as a workbook of their own (S1.113)."""
    return _make_book(diagnosis, "playbooks", list_runbook(playbooks))


def _make_book(diagnosis: Diagnosis, name: str, sheets: tuple[BookSheet, ...]) -> DashboardBook:
    client = diagnosis.client
    return DashboardBook(
        name=name,
        client=client.name,
        currency=client.currency,
        is_sample=client.is_sample,
        program=f"csdesk {__version__}",
        sheets=sheets,
    )


def _list_sheets(
    diagnosis: Diagnosis, library: Library
) -> Iterator[tuple[str, tuple[BookSheet, ...]]]:
    metrics = diagnosis.metrics
    boards = metrics.boards
    yield from _list_templates(diagnosis, library)
    if boards and boards.risk:
        yield "at-risk cohorts", list_risk(boards.risk, library.boards)
    if metrics.revenue:
        yield "NRR by cohort", list_retention(metrics.revenue)
    if boards and boards.onboarding:
        yield "onboarding", list_onboardings(boards.onboarding, library.boards)
    if metrics.snapshot:
        yield "weekly snapshot", show_week(metrics.snapshot)


def _list_templates(
    diagnosis: Diagnosis, library: Library
) -> Iterator[tuple[str, tuple[BookSheet, ...]]]:
    health, accounts, review = diagnosis.health, diagnosis.accounts, diagnosis.review
    if health is None or accounts is None or review is None:
        return
    yield "health scorecard", list_scorecard(health, accounts, review.facts, library.boards)
    if review.expansion.opportunities:
        edge = library.expansion.pursued_above
        yield "expansion", list_expansion(review.expansion.opportunities, edge)
