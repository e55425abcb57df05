"""What was ticked before more is offered to an account (S4.27)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from csdesk.model.expansion import Proof
from csdesk.model.identifiers import AccountKey
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

ADD = "INSERT INTO expansion_proof (engagement_id, account, proof) VALUES (?, ?, ?)"
DROP = "DELETE FROM expansion_proof WHERE engagement_id = ? AND account = ?"


class ProofRecords:
    """The ticks of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[AccountKey, frozenset[Proof]]:
        """Return what was ticked for each account that has a tick."""
        rows = self._database.rows(
            "SELECT account, proof FROM expansion_proof WHERE engagement_id = ? "
            "ORDER BY account, proof",
            (current_engagement(self._database),),
        )
        found: dict[AccountKey, set[Proof]] = defaultdict(set)
        for account, proof in rows:
            found[AccountKey(account)].add(Proof(proof))
        return {account: frozenset(proofs) for account, proofs in found.items()}

    def set(self, account: AccountKey, proofs: Collection[Proof]) -> None:
        """Tick these for an account and no others."""
        place = (current_engagement(self._database), account)
        with self._database.transaction():
            self._database.write(DROP, place)
            for proof in Proof:
                if proof in proofs:
                    self._database.write(ADD, (*place, proof))
