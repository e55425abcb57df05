"""How much personal care a customer gets: high-touch, tech-touch, digital."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import AccountKey, ServiceTierId


@dataclass(frozen=True, slots=True)
class ServiceTierChoice:
    """The tier that a person chose for a customer, and why."""

    account: AccountKey
    tier: ServiceTierId
    reason: str = ""
