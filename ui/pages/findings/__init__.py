"""Findings: what is wrong, ranked, with what shows it and what closes it."""

from ui.pages.findings.page import FindingsPage

__all__ = ["FindingsPage"]
