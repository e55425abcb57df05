"""Offers in words: how far each is, whose word it needs, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from csdesk.formatting import day, money, number, percent, plural
from csdesk.model.expansion import Proof
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import Approval, Offer, OfferKind, OfferRules, OfferState
from csdesk.report.document import Status, StatusWord
from csdesk.scoring.expansion.offers import review_offer
from ui.models.column_table import TableColumn

KINDS = {OfferKind.RETENTION: "To keep a customer", OfferKind.EXPANSION: "To sell more"}
STATES = {
    OfferState.WAITING: StatusWord(Status.WATCH, "Waits"),
    OfferState.APPROVED: StatusWord(Status.GOOD, "Approved"),
    OfferState.REFUSED: StatusWord(Status.RISK, "Refused"),
    OfferState.WITHDRAWN: StatusWord(Status.NONE, "Withdrawn"),
}
NEEDS = {
    Approval.NONE: "Within the cap: anybody named may approve it.",
    Approval.MANAGER: "Above the cap: a manager has to approve it, with a reason.",
    Approval.VP: "Far above the cap: a VP has to approve it, with a reason.",
}
ANYBODY = "somebody"
"""Stands for a name that is asked for only when the offer is approved."""


@dataclass(frozen=True, slots=True)
class OfferStanding:
    """Whose word an offer needs, and what is missing before it may be approved."""

    needs: str
    missing: tuple[str, ...]


def judge_offer(offer: Offer, rules: OfferRules, proofs: Collection[Proof]) -> OfferStanding:
    """Return what keeps an offer from approval, but for the name of who approves it."""
    verdict = review_offer(replace(offer, approver=ANYBODY), rules, proofs)
    missing = list(verdict.missing)
    if offer.kind is OfferKind.RETENTION and not offer.evidence.strip():
        missing.append("Write down where it is shown that the checks hold.")
    return OfferStanding(NEEDS[verdict.approval], tuple(missing))


def describe_offer(offer: Offer, currency: str) -> str:
    """Return the terms of an offer in a line."""
    discount = f"{percent(offer.discount, trim=True)} off" if offer.discount else "no discount"
    term = plural(offer.term_months, "month")
    return f"{money(offer.value, currency)} ARR · {discount} · {term}"


def describe_decision(offer: Offer) -> str:
    """Return who decided what and when; empty while an offer waits."""
    if offer.state is OfferState.WAITING:
        return ""
    word = STATES[offer.state].word
    by = f" by {offer.approver}" if offer.approver else ""
    on = f" on {day(offer.decided_on)}" if offer.decided_on else ""
    why = f": {offer.decision}" if offer.decision else ""
    return f"{word}{by}{on}{why}"


def offer_columns(
    offers: Mapping[OfferId, Offer], names: Mapping[AccountKey, str], currency: str
) -> tuple[TableColumn, ...]:
    """Return the offers, each with its state."""
    kept = list(offers.values())
    states = [STATES[offer.state] for offer in kept]
    return (
        TableColumn(
            "Customer", [names.get(one.account, one.account) for one in kept], str, width=170
        ),
        TableColumn("What for", [KINDS[one.kind] for one in kept], str, width=140),
        TableColumn(
            "ARR",
            [one.value for one in kept],
            lambda value: money(value, currency),
            right=True,
            width=84,
        ),
        TableColumn(
            "Discount",
            [one.discount for one in kept],
            lambda part: percent(part, trim=True),
            right=True,
            width=72,
        ),
        TableColumn("Months", [one.term_months for one in kept], number, right=True, width=62),
        TableColumn("Made on", [one.made_on for one in kept], day, width=92),
        TableColumn(
            "State",
            [state.word for state in states],
            str,
            mark=lambda row: states[row],
            width=104,
        ),
    )


def sum_offers(offers: Sequence[Offer], state: OfferState) -> tuple[int, float]:
    """Return how many offers are in a state, and their ARR."""
    found = [offer.value for offer in offers if offer.state is state]
    return len(found), sum(found)
