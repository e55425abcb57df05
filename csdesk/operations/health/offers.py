"""What is offered to accounts, and the proofs that come before (S1.40, S1.52, S4.27)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.expansion import Proof
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.library import Library
from csdesk.model.offers import Offer
from csdesk.operations.outcome import Outcome
from csdesk.scoring.expansion.offers import review_offer
from csdesk.storage.workspace import Workspace


def tick_proofs(
    workspace: Workspace, account: AccountKey, proofs: Collection[Proof]
) -> Outcome[None]:
    """Say what is proven of an account before more is offered to it: these, and no others."""
    with workspace.step(Action.TICK_PROOFS):
        workspace.proofs.set(account, proofs)
    return Outcome(None, Changes.GROWTH)


def keep_offer(workspace: Workspace, library: Library, offer: Offer) -> Outcome[OfferId]:
    """Keep an offer that may be made; it stands in the change log with its discount.

    Raises WrongUsage with everything that is missing: an approver, a reason, a compliance check,
    the commitment, a proven outcome.
    """
    told = replace(offer, reason=offer.reason.strip(), approver=offer.approver.strip())
    proofs = workspace.proofs.all().get(offer.account, frozenset())
    verdict = review_offer(told, library.offers, proofs)
    if not verdict.is_allowed:
        raise WrongUsage(" ".join(verdict.missing))
    if told.value < 0 or told.term_months < 0:
        raise WrongUsage("An offer needs a value and a term of 0 or more. Correct them.")
    with workspace.step(Action.KEEP_OFFER):
        number = workspace.offers.add(told)
    return Outcome(number, Changes.GROWTH)


def remove_offer(workspace: Workspace, offer: OfferId) -> Outcome[None]:
    """Take an offer away; its lines stay in the change log."""
    with workspace.step(Action.REMOVE_OFFER):
        workspace.offers.remove(offer)
    return Outcome(None, Changes.GROWTH)
