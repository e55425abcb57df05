"""Commercial offers to accounts; each is a line of the change log, and so is its discount."""

from __future__ import annotations

import json
from datetime import date

from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import Offer, OfferKind, OfferState
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row, Value

NAMES = (
    "account", "kind", "value", "discount", "term_months", "reason", "approver", "checks",
    "made_on", "state", "evidence", "decided_on", "decision",
)  # fmt: skip
COLUMNS = ", ".join(NAMES)
READ = f"SELECT id, {COLUMNS} FROM offer WHERE engagement_id = ? ORDER BY id"  # noqa: S608
ADD = f"INSERT INTO offer (engagement_id, {COLUMNS}) VALUES (?{', ?' * len(NAMES)})"  # noqa: S608
CHANGE = f"UPDATE offer SET {', '.join(f'{name} = ?' for name in NAMES)} WHERE id = ?"  # noqa: S608


class OfferRecords:
    """The offers of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[OfferId, Offer]:
        """Return every offer, in the order in which they were kept."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return {OfferId(row[0]): _read_offer(row[1:]) for row in rows}

    def add(self, offer: Offer) -> OfferId:
        """Keep an offer and return its number."""
        engagement = current_engagement(self._database)
        return OfferId(self._database.write(ADD, (engagement, *_list_values(offer))))

    def save(self, number: OfferId, offer: Offer) -> None:
        """Keep an offer in place of the one that has its number."""
        self._database.write(CHANGE, (*_list_values(offer), number))

    def remove(self, offer: OfferId) -> None:
        """Take an offer away; without one nothing happens."""
        self._database.write("DELETE FROM offer WHERE id = ?", (offer,))


def _list_values(offer: Offer) -> tuple[Value, ...]:
    return (
        offer.account,
        offer.kind,
        offer.value,
        offer.discount,
        offer.term_months,
        offer.reason,
        offer.approver,
        json.dumps(sorted(offer.checks)),
        offer.made_on.isoformat(),
        offer.state,
        offer.evidence,
        offer.decided_on.isoformat() if offer.decided_on else None,
        offer.decision,
    )


def _read_offer(row: Row) -> Offer:
    account, kind, value, discount, term_months, reason, approver, checks, made_on = row[:9]
    state, evidence, decided_on, decision = row[9:]
    return Offer(
        AccountKey(account),
        OfferKind(kind),
        value,
        discount,
        term_months,
        reason,
        approver,
        frozenset(json.loads(checks)),
        date.fromisoformat(made_on),
        OfferState(state),
        evidence,
        date.fromisoformat(decided_on) if decided_on else None,
        decision,
    )
