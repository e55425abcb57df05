"""Which files an export writes, and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import ProtectedReport, Report
from exports import name_books, name_files
from exports.writing import Document

PDF = ".pdf"
Named = list[tuple[Document, Path]]


def list_report_files(
    report: Report | None, formats: Sequence[str], folder: Path, phrase: str = ""
) -> Named:
    """Return a report in its formats, each with a path in a folder that is still free.

    A ``phrase`` closes the PDF.
    """
    if report is None or not formats:
        return []
    paths = name_files(report, folder, [f".{known}" for known in formats])
    pdf = ProtectedReport(report, phrase) if phrase else report
    return [(pdf if path.suffix == PDF else report, path) for path in paths]


def list_books(
    books: Sequence[DashboardBook], folder: Path, as_of: date | None, suffix: str = ".xlsx"
) -> Named:
    """Return the workbooks of boards, or their rows as CSV, each with a path that is still free."""
    return list(zip(books, name_books(books, folder, as_of, suffix), strict=True)) if books else []
