"""The scorecards: what counts and how much, what a change would do, who decided it."""

from ui.pages.health.scorecard.view import ScorecardView

__all__ = ["ScorecardView"]
