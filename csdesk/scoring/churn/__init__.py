"""Customers who left: why, when, and whether they can come back (S1.32, S1.38, S4.24)."""

from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.review import review_losses

__all__ = ["LossInputs", "review_losses"]
