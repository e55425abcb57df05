"""Customers who left: why, when in their life, and who may come back."""

from ui.pages.health.churn.view import ChurnView

__all__ = ["ChurnView"]
