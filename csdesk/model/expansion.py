"""Growing with a customer: signals, scores, guardrails and forecasts (S1.43 to S1.53)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.conditions import Condition
from csdesk.model.identifiers import AccountKey, PlaybookId


@dataclass(frozen=True, slots=True)
class ExpansionSignal:
    """Something that shows readiness (S1.47), as shipped content."""

    id: str
    name: str
    family: str
    when: tuple[Condition, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class LeadFactor:
    """What gives a lead points (S1.48): all of them, or none (an assumption)."""

    id: str
    name: str
    points: int
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """What fits an account of this kind (S1.46), or how to approach it (S1.49)."""

    id: str
    name: str
    when: tuple[Condition, ...]
    advice: str
    playbook: PlaybookId | None = None


@dataclass(frozen=True, slots=True)
class ExpansionRules:
    """Everything that the content says about expansion."""

    signals: tuple[ExpansionSignal, ...]
    factors: tuple[LeadFactor, ...]
    segments: tuple[SegmentRule, ...]
    approaches: tuple[SegmentRule, ...]
    lead_score: float
    """From here a lead is of high priority."""
    high_value: float
    """Estimated ARR above which a lead is of high value (C67)."""
    routed_value: float
    """Estimated ARR above which a dedicated CSM takes it within ``routed_hours``."""
    routed_hours: int
    ready_signals: int
    """So many signals, with proof of outcomes, make an account ready."""


class Proof(StrEnum):
    """What must be ticked before an offer (S4.27, C73)."""

    OUTCOME = "outcome"
    """The customer has reached an outcome that it wanted."""
    USAGE = "usage"
    """It uses what it bought, week after week."""
    SPONSOR = "sponsor"
    """Somebody there would speak for more."""


@dataclass(frozen=True, slots=True)
class ExpansionLead:
    """An account as a candidate. ``score`` 0 to 100 over the factors that are known."""

    account: AccountKey
    arr: float
    score: float
    factors: tuple[str, ...]
    unknown: tuple[str, ...]
    """Factors that could not be judged; they give no points."""
    signals: tuple[str, ...]
    segments: tuple[str, ...]
    approach: str | None
    is_priority: bool
    proofs: frozenset[Proof]
    held_back: str
    """Why no offer should be made now; empty: one may be made."""


class OfferKind(StrEnum):
    """What an offer is meant to do."""

    RETENTION = "retention"
    EXPANSION = "expansion"


class Approval(StrEnum):
    """Whose word a discount needs (S1.52, C28)."""

    NONE = "none"
    MANAGER = "manager"
    VP = "vp"


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
class FunnelStage:
    """How many opportunities reached a stage; ``rate`` percent of the stage before."""

    name: str
    count: int
    value: float
    rate: float | None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One product of one account in the whitespace grid (S3.4)."""

    account: AccountKey
    product: str
    arr: float
    """0 where the account does not have it."""
    potential: float | None
    """What similar accounts pay for it: the median; None where fewer than 3 have it."""
