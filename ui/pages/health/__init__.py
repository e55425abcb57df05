"""Health: which accounts are safe, which need a call, and why."""

from ui.pages.health.page import HealthPage

__all__ = ["HealthPage"]
