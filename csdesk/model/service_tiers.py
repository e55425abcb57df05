"""The service tier that a person chose for a customer, against what the rules propose."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import AccountKey, ServiceTierId


@dataclass(frozen=True, slots=True)
class ServiceTierChoice:
    """The tier that a person chose for a customer, and why."""

    account: AccountKey
    tier: ServiceTierId
    reason: str = ""
