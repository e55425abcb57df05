"""Who is audited, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import EngagementId


class PrimaryGoal(StrEnum):
    """What the client wants most from customer success (S2.5)."""

    STABILITY = "stability"
    PROFITABILITY = "profitability"
    PRODUCT_MARKET_FIT = "product_market_fit"


@dataclass(frozen=True, slots=True)
class Client:
    """The audited company. ``currency`` is an ISO 4217 code."""

    name: str
    currency: str
    goal: PrimaryGoal | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Engagement:
    """One dated audit of a client. ``as_of`` is None until data or the person states a date."""

    id: EngagementId
    name: str
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """A client with one of its engagements."""

    client: Client
    engagement: Engagement
