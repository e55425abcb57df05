"""When a diagnosis rests on what was decided about churn and expansion."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csdesk.model.churn import ChurnReview
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.expansion import ExpansionReview

Usage = Callable[[Diagnosis], bool]


def _of_losses(test: Callable[[ChurnReview], object]) -> Usage:
    return lambda diagnosis: diagnosis.review is not None and bool(test(diagnosis.review.churn))


def _of_growth(test: Callable[[ExpansionReview], object]) -> Usage:
    return lambda diagnosis: diagnosis.review is not None and bool(test(diagnosis.review.expansion))


def _never(_: Diagnosis) -> bool:
    """Return False: an offer, or what somebody tries in a calculator, is no figure of an audit."""
    return False


def _shows(signal: str) -> Usage:
    return _of_growth(
        lambda review: any(signal in (*one.signals, *one.triggers) for one in review.leads)
    )


_has_leads = _of_growth(lambda review: review.leads)

GROWTH_USAGES: Mapping[str, Usage] = {
    "churn.reference_shares": _of_losses(lambda review: review.reasons),
    "churn.themes": _of_losses(lambda review: review.reasons),
    "churn.months_of_life": _of_losses(lambda review: review.by_month),
    "churn.win_back": _of_losses(lambda review: review.losses),
    "expansion.points": _has_leads,
    "expansion.lead_score": _has_leads,
    "expansion.potential": _of_growth(
        lambda review: any(one.potential is not None for one in review.leads)
    ),
    "expansion.segments": _of_growth(lambda review: any(one.segments for one in review.leads)),
    "expansion.seats_in_use": _shows("seats_in_use"),
    "expansion.modules": _shows("new_modules"),
    "expansion.silence": _shows("unaided_growth"),
    "expansion.proofs": _has_leads,
    "expansion.conversion": _of_growth(lambda review: review.forecast.uplift),
    "expansion.score_by_use": _of_growth(lambda review: review.opportunities),
    "expansion.watch": _of_growth(lambda review: review.watched),
    "offers.discounts": _never,
    "calculator.npv": _never,
    "calculator.experiments": _never,
}
"""Each assumption with the test whether a diagnosis rests on it."""
