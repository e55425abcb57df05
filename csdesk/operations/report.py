"""Making the report of an engagement, and the workbooks of its boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdesk.errors import WrongUsage
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.report_choices import PLAIN_BRAND, Brand, ReportChoice
from csdesk.operations.health.playbooks import current_playbooks
from csdesk.report.arranging import arrange_report
from csdesk.report.board_books import make_books, make_runbook
from csdesk.report.brand import make_brand
from csdesk.report.compose import compose_report
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report
from csdesk.storage.workspace import Workspace

FULL = ReportChoice()
"""The full audit with all that it usually has."""


def make_report(
    diagnosis: Diagnosis,
    library: Library,
    choice: ReportChoice = FULL,
    *,
    client: Brand = PLAIN_BRAND,
    firm: Brand = PLAIN_BRAND,
) -> Report:
    """Return the report that was chosen as one frozen document, ready for every renderer.

    An anonymous one shows nothing of the client's brand.
    """
    report = arrange_report(compose_report(diagnosis, library), diagnosis, library, choice)
    return replace(report, brand=make_brand(client, firm, is_anonymous=choice.is_anonymous))


def make_dashboard_books(diagnosis: Diagnosis, library: Library) -> tuple[DashboardBook, ...]:
    """Return the workbooks of the boards that the client's lists give.

    WrongUsage where they give none.
    """
    books = make_books(diagnosis, library)
    if not books:
        raise WrongUsage(
            "There is no board to write yet: the client has no customer list. Bring one in first."
        )
    return books


def dress_books(
    books: Sequence[DashboardBook], client: Brand, firm: Brand
) -> tuple[DashboardBook, ...]:
    """Return workbooks of boards in the look of the client, else of the firm."""
    brand = make_brand(client, firm)
    return tuple(replace(book, brand=brand) for book in books)


def make_playbook_book(
    workspace: Workspace, library: Library, diagnosis: Diagnosis
) -> DashboardBook:
    """Return the playbooks that the client works by, its own among them (S1.113)."""
    return make_runbook(diagnosis, library, current_playbooks(workspace, library).values())
