"""Making the workbooks of the boards from what is known about a client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdesk import __version__
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.model_changes import ModelKind
from csdesk.model.playbooks import Playbook
from csdesk.report.artifacts import (
    AT_RISK,
    EXPANSION,
    ONBOARDING,
    RETENTION,
    RUNBOOK,
    SCORECARD,
    WEEK,
    ArtifactOutline,
)
from csdesk.report.board_sheets import list_onboardings, list_risk, show_week
from csdesk.report.dashboard_books import BookSheet, DashboardBook
from csdesk.report.glossary_sheets import explain_columns, list_versions
from csdesk.report.nrr_book import list_retention
from csdesk.report.template_books import list_expansion, list_runbook, list_scorecard

Sheets = tuple[BookSheet, ...]


def make_books(diagnosis: Diagnosis, library: Library) -> tuple[DashboardBook, ...]:
    """Return the workbooks that the client's lists give: of those of S1.108 to S1.114."""
    return tuple(
        _make_book(diagnosis, library, outline, sheets)
        for outline, sheets in _list_sheets(diagnosis, library)
    )


def make_runbook(
    diagnosis: Diagnosis, library: Library, playbooks: Iterable[Playbook]
) -> DashboardBook:
    """Return the playbooks that a client works by as a workbook of their own (S1.113)."""
    sheets = (*list_runbook(playbooks), *list_versions(diagnosis, ModelKind.PLAYBOOK))
    return _make_book(diagnosis, library, RUNBOOK, sheets)


def _make_book(
    diagnosis: Diagnosis, library: Library, outline: ArtifactOutline, sheets: Sheets
) -> DashboardBook:
    client = diagnosis.client
    return DashboardBook(
        name=outline.name,
        client=client.name,
        currency=client.currency,
        is_sample=client.is_sample,
        program=f"csdesk {__version__}",
        sheets=(*sheets, explain_columns(sheets, library)),
    )


def _list_sheets(
    diagnosis: Diagnosis, library: Library
) -> Iterator[tuple[ArtifactOutline, Sheets]]:
    metrics = diagnosis.metrics
    boards = metrics.boards
    yield from _list_templates(diagnosis, library)
    if boards and boards.risk:
        yield AT_RISK, list_risk(boards.risk, library.boards)
    if metrics.revenue:
        yield RETENTION, list_retention(metrics.revenue)
    if boards and boards.onboarding:
        yield ONBOARDING, list_onboardings(boards.onboarding, library.boards)
    if metrics.snapshot:
        yield WEEK, show_week(metrics.snapshot)


def _list_templates(
    diagnosis: Diagnosis, library: Library
) -> Iterator[tuple[ArtifactOutline, Sheets]]:
    health, accounts, review = diagnosis.health, diagnosis.accounts, diagnosis.review
    if health is None or accounts is None or review is None:
        return
    scorecard = list_scorecard(health, accounts, review.facts, library.boards)
    yield SCORECARD, (*scorecard, *list_versions(diagnosis, ModelKind.SCORECARD))
    if review.expansion.opportunities:
        edge = library.expansion.pursued_above
        yield EXPANSION, list_expansion(review.expansion.opportunities, edge)
