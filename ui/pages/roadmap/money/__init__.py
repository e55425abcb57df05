"""What the plan costs and brings, and how many people it takes, with the figures people state."""

from ui.pages.roadmap.money.view import MoneyView

__all__ = ["MoneyView"]
