"""The service tiers that were chosen for customers, where they differ from the computed ones."""

from __future__ import annotations

from csdesk.model.identifiers import AccountKey, ServiceTierId
from csdesk.model.service_tiers import ServiceTierChoice
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

CHOOSE = """
INSERT INTO service_tier_choice (engagement_id, account, tier, reason) VALUES (?, ?, ?, ?)
ON CONFLICT (engagement_id, account) DO UPDATE SET tier = excluded.tier, reason = excluded.reason
"""
DROP = "DELETE FROM service_tier_choice WHERE engagement_id = ? AND account = ?"


class ServiceTierRecords:
    """The choices of the engagement, at most one for each customer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[AccountKey, ServiceTierChoice]:
        """Return the choice for each customer that has one."""
        rows = self._database.rows(
            "SELECT account, tier, reason FROM service_tier_choice WHERE engagement_id = ? "
            "ORDER BY account",
            (current_engagement(self._database),),
        )
        return {
            AccountKey(account): ServiceTierChoice(AccountKey(account), ServiceTierId(tier), reason)
            for account, tier, reason in rows
        }

    def choose(self, account: AccountKey, tier: ServiceTierId | None, reason: str = "") -> None:
        """Choose the tier of a customer and say why; None takes the choice back."""
        place = (current_engagement(self._database), account)
        if tier is None:
            self._database.write(DROP, place)
        else:
            self._database.write(CHOOSE, (*place, tier, reason))
