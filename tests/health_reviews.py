"""What follows from the scores of a book, for tests: nothing, except what is given."""

from __future__ import annotations

from datetime import date

from csdesk.model.actions import ActionReview
from csdesk.model.churn import ChurnReview, WinBackFigures
from csdesk.model.expansion import ExpansionReview, Forecast
from csdesk.model.facts import Facts
from csdesk.model.health_review import HealthReview

NO_ACTIONS = ActionReview(proposed={}, totals={}, holes=(), tiers=())
NO_CHURN = ChurnReview(
    losses=(),
    still_listed=(),
    without_reason=0,
    reasons=(),
    by_month=(),
    early=0,
    aged=0,
    win_back=(),
    win_back_figures=WinBackFigures(0, 0, 0, None, None),
)
NO_EXPANSION = ExpansionReview(
    leads=(),
    watched=(),
    funnel=(),
    sourced=None,
    whitespace=None,
    opportunities=(),
    forecast=Forecast(0, (), 0, 0, date(2026, 6, 30)),
    board=(),
)


def make_review(
    facts: Facts,
    actions: ActionReview = NO_ACTIONS,
    churn: ChurnReview = NO_CHURN,
    expansion: ExpansionReview = NO_EXPANSION,
) -> HealthReview:
    """Return a review of a book."""
    return HealthReview(facts, actions, churn, expansion)
