"""What an offer needs before it may be made (S1.37, S1.40, S1.52, C28, C73)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from csdesk.formatting import percent
from csdesk.model.expansion import Proof
from csdesk.model.offers import Approval, Offer, OfferKind, OfferRules, OfferVerdict

WHO = {Approval.MANAGER: "a manager", Approval.VP: "a VP"}


def review_offer(
    offer: Offer, rules: OfferRules, proofs: Collection[Proof] = frozenset()
) -> OfferVerdict:
    """Tell whether an offer may be made, who has to approve it, and what is missing.

    Discounts up to the cap need nobody, up to the VP's limit a manager and a reason, above it a
    VP. An offer that keeps a customer needs every compliance check and a reason for its discount;
    one that expands needs the commitment and a proven outcome.
    """
    if not 0 <= offer.discount <= 100:
        wrong = f"A discount of {percent(offer.discount, trim=True)} cannot be: give 0 to 100%."
        return OfferVerdict(is_allowed=False, approval=Approval.NONE, missing=(wrong,))
    approval = required_approval(offer.discount, rules)
    missing = (*_unapproved(offer, approval, rules), *_unfulfilled(offer, rules, proofs))
    return OfferVerdict(not missing, approval, missing)


def required_approval(discount: float, rules: OfferRules) -> Approval:
    """Return whose word a discount in percent needs; each limit still belongs below it."""
    if discount <= rules.cap:
        return Approval.NONE
    return Approval.MANAGER if discount <= rules.vp_above else Approval.VP


def _unapproved(offer: Offer, approval: Approval, rules: OfferRules) -> Iterator[str]:
    """Yield what a discount still needs."""
    above = f"{percent(offer.discount, trim=True)} is above the cap of {percent(rules.cap)}"
    above = above.replace(".0%", "%")
    if approval is not Approval.NONE and not offer.approver.strip():
        yield f"A discount of {above}: name {WHO[approval]} who approves it."
    needs_reason = approval is not Approval.NONE or (
        offer.kind is OfferKind.RETENTION and offer.discount > 0
    )
    if needs_reason and not offer.reason.strip():
        yield "Write down why the discount is given."


def _unfulfilled(offer: Offer, rules: OfferRules, proofs: Collection[Proof]) -> Iterator[str]:
    """Yield what an offer of its kind still needs."""
    if offer.kind is OfferKind.RETENTION:
        open_checks = [check for check in rules.checks if check.id not in offer.checks]
        yield from (f"Not ticked: {check.text}" for check in open_checks)
        return
    if offer.term_months < rules.term_months:
        yield (
            f"The commitment is {offer.term_months} months: an expansion is sold for at least "
            f"{rules.term_months}."
        )
    if Proof.OUTCOME not in proofs:
        yield "No outcome is proven: tick what the customer has reached before offering more."
