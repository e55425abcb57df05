"""Offers on their way: written down, approved, refused, withdrawn (S1.40, S1.52)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.formatting import percent
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import OfferId
from csdesk.model.library import Library
from csdesk.model.offers import Offer, OfferKind, OfferState
from csdesk.operations.outcome import Outcome
from csdesk.scoring.expansion.offers import review_offer
from csdesk.storage.workspace import Workspace


def propose_offer(workspace: Workspace, offer: Offer) -> Outcome[OfferId]:
    """Write an offer down that waits for approval, whatever it still lacks.

    Raises WrongUsage without an account, and for numbers that cannot be.
    """
    waiting = _tidy(replace(offer, state=OfferState.WAITING, decided_on=None, decision=""))
    with workspace.step(Action.KEEP_OFFER):
        number = workspace.offers.add(waiting)
    return Outcome(number, Changes.GROWTH)


def change_offer(workspace: Workspace, number: OfferId, offer: Offer) -> Outcome[None]:
    """Keep an offer that waits with other terms; WrongUsage where it is decided about."""
    _read_waiting(workspace, number)
    return _save(workspace, number, _tidy(replace(offer, state=OfferState.WAITING)))


def approve_offer(
    workspace: Workspace, library: Library, number: OfferId, approver: str, on: date
) -> Outcome[None]:
    """Say by name who approves an offer; it may be made from then on.

    Raises WrongUsage with everything that is missing: a name, a reason, a compliance check, what
    shows that the checks hold, the commitment, a proven outcome.
    """
    offer = replace(_read_waiting(workspace, number), approver=approver.strip())
    proofs = workspace.proofs.all().get(offer.account, frozenset())
    missing = list(review_offer(offer, library.offers, proofs).missing)
    if not offer.approver:
        missing.insert(0, "Write down who approves it.")
    if offer.kind is OfferKind.RETENTION and not offer.evidence:
        missing.append("Write down where it is shown that the checks hold.")
    if missing:
        raise WrongUsage(" ".join(missing))
    return _save(
        workspace, number, replace(offer, state=OfferState.APPROVED, decided_on=on, decision="")
    )


def refuse_offer(
    workspace: Workspace, number: OfferId, approver: str, why: str, on: date
) -> Outcome[None]:
    """Say who refuses an offer and why; WrongUsage without both."""
    offer = _read_waiting(workspace, number)
    if not approver.strip() or not why.strip():
        raise WrongUsage("A refusal needs a name and a reason. Write both down.")
    refused = replace(
        offer,
        state=OfferState.REFUSED,
        approver=approver.strip(),
        decided_on=on,
        decision=why.strip(),
    )
    return _save(workspace, number, refused)


def withdraw_offer(workspace: Workspace, number: OfferId, on: date) -> Outcome[None]:
    """Take an offer off the table; it stays in the list, and its approver with it."""
    offer = read_offer(workspace, number)
    if offer.state not in {OfferState.WAITING, OfferState.APPROVED}:
        raise WrongUsage("This offer is not on the table any more: there is nothing to withdraw.")
    return _save(workspace, number, replace(offer, state=OfferState.WITHDRAWN, decided_on=on))


def reopen_offer(workspace: Workspace, number: OfferId) -> Outcome[None]:
    """Let an offer wait for approval again; whoever decided before has to decide anew."""
    offer = read_offer(workspace, number)
    if offer.state is OfferState.WAITING:
        return Outcome(None, Changes.NONE)
    waiting = replace(offer, state=OfferState.WAITING, approver="", decided_on=None, decision="")
    return _save(workspace, number, waiting)


def read_offer(workspace: Workspace, number: OfferId) -> Offer:
    """Return an offer; WrongUsage for a number that none of the engagement has."""
    offer = workspace.offers.all().get(number)
    if offer is None:
        raise WrongUsage(f"There is no offer {number}. Look at the list of offers again.")
    return offer


def _read_waiting(workspace: Workspace, number: OfferId) -> Offer:
    offer = read_offer(workspace, number)
    if offer.state is not OfferState.WAITING:
        raise WrongUsage("This offer is decided about already. Open it again to change it.")
    return offer


def _tidy(offer: Offer) -> Offer:
    if not offer.account.strip():
        raise WrongUsage("An offer needs an account. Choose one.")
    if offer.value < 0 or offer.term_months < 0:
        raise WrongUsage("An offer needs a value and a term of 0 or more. Correct them.")
    if not 0 <= offer.discount <= 100:
        told = percent(offer.discount, trim=True)
        raise WrongUsage(f"A discount of {told} cannot be. Give 0 to 100%.")
    return replace(
        offer,
        reason=offer.reason.strip(),
        approver=offer.approver.strip(),
        evidence=offer.evidence.strip(),
    )


def _save(workspace: Workspace, number: OfferId, offer: Offer) -> Outcome[None]:
    with workspace.step(Action.KEEP_OFFER):
        workspace.offers.save(number, offer)
    return Outcome(None, Changes.GROWTH)
