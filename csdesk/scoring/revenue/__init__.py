"""Recurring revenue over time: one grid of accounts by days, and all that follows from it."""

from csdesk.scoring.revenue.review import RevenueInputs, review_revenue

__all__ = ["RevenueInputs", "review_revenue"]
