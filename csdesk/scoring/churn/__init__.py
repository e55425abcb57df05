"""Customers who left: why, when, and whether they can come back (S1.32, S1.38, S4.24)."""

from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.returns import find_returns
from csdesk.scoring.churn.review import review_losses
from csdesk.scoring.churn.told import called_lost

__all__ = ["LossInputs", "called_lost", "find_returns", "review_losses"]
