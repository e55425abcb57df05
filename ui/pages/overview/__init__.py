"""The overview: how far the audit is, what it says, what is left."""

from ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
