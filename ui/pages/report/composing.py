"""Putting a report together with what the page says of it, away from the window."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.report.board_books import make_books
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report
from ui.models.report_parts import Check, check_report


@dataclass(frozen=True, slots=True)
class Composed:
    """A report, what is known about it before it is handed over, and the workbooks beside it."""

    diagnosis: Diagnosis
    report: Report
    checks: tuple[Check, ...]
    books: tuple[DashboardBook, ...]


def compose(diagnosis: Diagnosis, library: Library) -> Composed:
    """Return the report of an engagement; of a long list it takes seconds."""
    from csdesk.operations.report import make_report

    report = make_report(diagnosis, library)
    return Composed(
        diagnosis, report, check_report(report, diagnosis), make_books(diagnosis, library)
    )
