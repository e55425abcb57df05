"""Making the report of an engagement, and the workbooks of its boards."""

from __future__ import annotations

from csdesk.errors import WrongUsage
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.report_choices import ReportChoice
from csdesk.report.arranging import arrange_report
from csdesk.report.board_books import make_books
from csdesk.report.compose import compose_report
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report

FULL = ReportChoice()
"""The full audit with all that it usually has."""


def make_report(diagnosis: Diagnosis, library: Library, choice: ReportChoice = FULL) -> Report:
    """Return the report that was chosen as one frozen document, ready for every renderer."""
    return arrange_report(compose_report(diagnosis, library), diagnosis, library, choice)


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
