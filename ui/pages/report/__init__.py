"""Report: what goes in, how it will look on paper, what to check, and the export."""

from ui.pages.report.page import ReportPage

__all__ = ["ReportPage"]
