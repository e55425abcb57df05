"""What is done about growing: each act is an operation on the workspace, and can be undone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime

from csdesk.model.actions import ProposedAction
from csdesk.model.expansion import Proof
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import Offer
from ui.session import Session


class GrowthActs:
    """Carries out acts in the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tick(self, account: AccountKey, proofs: Collection[Proof]) -> None:
        """Say what is proven of an account."""
        from csdesk.operations.health.offers import tick_proofs

        self._session.run(tick_proofs, account, proofs, label="Saving")

    def take_on(self, talks: Sequence[ProposedAction]) -> None:
        """Open a task for each talk."""
        from csdesk.operations.health.tasks import add_tasks

        self._session.run(add_tasks, talks, datetime.now(UTC), label="Adding the task")

    def propose(self, offer: Offer) -> None:
        """Write a new offer down."""
        from csdesk.operations.health.offer_decisions import propose_offer

        self._session.run(propose_offer, offer, label="Keeping the offer")

    def change(self, number: OfferId, offer: Offer) -> None:
        """Keep an offer that waits with other terms."""
        from csdesk.operations.health.offer_decisions import change_offer

        self._session.run(change_offer, number, offer, label="Keeping the offer")

    def approve(self, number: OfferId, approver: str) -> None:
        """Say who approves an offer."""
        from csdesk.operations.health.offer_decisions import approve_offer

        library = self._session.library
        self._session.run(
            approve_offer, library, number, approver, today(), label="Approving the offer"
        )

    def refuse(self, number: OfferId, approver: str, why: str) -> None:
        """Say who refuses an offer, and why."""
        from csdesk.operations.health.offer_decisions import refuse_offer

        self._session.run(refuse_offer, number, approver, why, today(), label="Refusing")

    def withdraw(self, number: OfferId) -> None:
        """Take an offer off the table."""
        from csdesk.operations.health.offer_decisions import withdraw_offer

        self._session.run(withdraw_offer, number, today(), label="Withdrawing the offer")

    def reopen(self, number: OfferId) -> None:
        """Let an offer wait again."""
        from csdesk.operations.health.offer_decisions import reopen_offer

        self._session.run(reopen_offer, number, label="Opening the offer again")

    def remove(self, number: OfferId) -> None:
        """Take an offer away."""
        from csdesk.operations.health.offers import remove_offer

        self._session.run(remove_offer, number, label="Removing the offer")


def today() -> date:
    """Return the day it is here."""
    return datetime.now(UTC).astimezone().date()
