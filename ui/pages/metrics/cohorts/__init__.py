"""How long those stay who began together."""

from ui.pages.metrics.cohorts.view import CohortsView

__all__ = ["CohortsView"]
