"""Metrics: the numbers of the client, beside their targets and what others reach."""

from ui.pages.metrics.page import MetricsPage

__all__ = ["MetricsPage"]
