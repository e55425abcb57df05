"""Which care a customer gets, from its ARR and from ratings (S0.8, S0.14, S4.2, S4.3)."""

from __future__ import annotations

from math import fsum

from csdesk.formatting import number
from csdesk.model.service import Ratings, ServiceModel, TierProposal
from csdesk.model.service_tiers import ServiceTierChoice

UNKNOWN = TierProposal(None, None, None, "Neither ARR nor ratings are known.")


def propose_tier(arr: float | None, ratings: Ratings, model: ServiceModel) -> TierProposal:
    """Return the tier of a customer, with the reason in words.

    ``arr`` in the workspace's currency, None where it is not stated; ``ratings`` 1 to 5. ARR gives
    the tier; a mean rating from ``model.raise_from`` raises it by one, up to ``model.lower_to``
    lowers it by one. Without ARR the mean rating alone decides. The cut-offs are those of S0.14,
    the weighing is csdesk's reading of S0.8 and S4.2.
    """
    rating = mean_rating(ratings, model)
    if not model.tiers or (arr is None and rating is None):
        return UNKNOWN
    if arr is None:
        return _propose_by_rating(rating or 0.0, model)
    by_arr = _place_by_arr(arr, model)
    at = _move(by_arr, rating, model)
    reason = f"{_arr_reason(arr, by_arr, model)}{_rating_reason(by_arr, at, rating, model)}"
    return TierProposal(model.tiers[at].id, model.tiers[by_arr].id, rating, reason)


def apply_choice(
    proposal: TierProposal, choice: ServiceTierChoice | None, model: ServiceModel
) -> TierProposal:
    """Return the proposal, or the tier that a person chose instead, with their reason."""
    if choice is None or choice.tier not in {tier.id for tier in model.tiers}:
        return proposal
    return TierProposal(
        choice.tier, proposal.by_arr, proposal.rating, choice.reason, is_chosen=True
    )


def mean_rating(ratings: Ratings, model: ServiceModel) -> float | None:
    """Return the weighted mean of the ratings given, 1 to 5; None where none is (S0.8)."""
    given = [item for item in model.inputs if item.question in ratings]
    total = fsum(item.weight for item in given)
    if not total:
        return None
    return fsum(item.weight * ratings[item.question] for item in given) / total


def _place_by_arr(arr: float, model: ServiceModel) -> int:
    """Return the place of the tier by ARR; an amount on the edge belongs above it (S0.14)."""
    return sum(arr < tier.arr_from for tier in model.tiers[:-1])


def _move(at: int, rating: float | None, model: ServiceModel) -> int:
    """Return the place of the tier after a mean rating was weighed, one away at most."""
    if rating is None:
        return at
    if rating >= model.raise_from:
        return max(at - 1, 0)
    return min(at + 1, len(model.tiers) - 1) if rating <= model.lower_to else at


def _propose_by_rating(rating: float, model: ServiceModel) -> TierProposal:
    at = sum(rating < tier.rating_from for tier in model.tiers[:-1])
    tier = model.tiers[at]
    reason = f"No ARR is stated. Rated {number(rating, 1)} of 5 on average: {tier.name}."
    return TierProposal(tier.id, None, rating, reason)


def _arr_reason(arr: float, at: int, model: ServiceModel) -> str:
    tier, above = model.tiers[at], model.tiers[at - 1] if at else None
    edges = [f"at least {number(tier.arr_from)}"] if tier is not model.tiers[-1] else []
    edges += [f"below {number(above.arr_from)}"] if above is not None else []
    return f"ARR of {number(arr)} is {' and '.join(edges) or 'stated'}: {tier.name}."


def _rating_reason(by_arr: int, at: int, rating: float | None, model: ServiceModel) -> str:
    if rating is None:
        return ""
    rated = f" Rated {number(rating, 1)} of 5 on average"
    if at == by_arr:
        return f"{rated}, which leaves it there."
    more_or_less = "more" if at < by_arr else "less"
    return f"{rated}, so one tier {more_or_less}: {model.tiers[at].name}."
