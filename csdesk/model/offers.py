"""Offers to customers: to keep them or to sell them more, and what guards them (S1.40, S1.52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import AccountKey


class OfferKind(StrEnum):
    """What an offer is meant to do."""

    RETENTION = "retention"
    EXPANSION = "expansion"


class Approval(StrEnum):
    """Whose word a discount needs (S1.52, C28)."""

    NONE = "none"
    MANAGER = "manager"
    VP = "vp"


class OfferState(StrEnum):
    """How far an offer is."""

    WAITING = "waiting"
    """Written down; nobody has decided about it."""
    APPROVED = "approved"
    """It may be made."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Offer:
    """A commercial offer to an account, with what it needs before it may be made."""

    account: AccountKey
    kind: OfferKind
    value: float
    """ARR."""
    discount: float
    """Percent."""
    term_months: int
    reason: str
    approver: str
    checks: frozenset[str]
    """Ids of the compliance checks that were ticked (S1.40)."""
    made_on: date
    state: OfferState = OfferState.APPROVED
    """One that was kept whole at once is approved."""
    evidence: str = ""
    """Where it is written down that the checks hold."""
    decided_on: date | None = None
    decision: str = ""
    """Why it was refused or withdrawn, or what the approval is bound to."""


@dataclass(frozen=True, slots=True)
class OfferVerdict:
    """Whether an offer may be made, whose approval it needs, and what is missing, in words."""

    is_allowed: bool
    approval: Approval
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComplianceCheck:
    """Something that must hold before an incentive is offered (S1.40)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferRules:
    """The guardrails of offers, as shipped content (S1.37, S1.40, S1.52, C28)."""

    cap: float
    """Discounts in percent up to which nobody has to approve."""
    vp_above: float
    """Above this a VP has to; between the two a manager, with a reason."""
    usual_low: float
    """Where discounts that keep a customer usually begin; they end at ``cap``."""
    term_months: int
    """The shortest commitment that an expansion is sold for."""
    checks: tuple[ComplianceCheck, ...]
    """All of them have to be ticked for an offer that keeps a customer."""
    source: str = ""


NO_OFFER_RULES = OfferRules(cap=0, vp_above=0, usual_low=0, term_months=0, checks=())
"""Stands for a library without guardrails; every discount needs a VP."""
