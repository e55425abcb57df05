"""What is done about losses: each act is an operation on the workspace, and can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime

from csdesk.formatting import money
from csdesk.model.actions import ProposedAction
from csdesk.model.churn import Loss, LossNote
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, PlaybookId, RoleId
from csdesk.operations.health.programme import WIN_BACK_RULE
from ui.session import Session

PLAYBOOK = PlaybookId("tier_recovery")
CSM = RoleId("csms")
DUE_HOURS = 14 * 24


class LossActs:
    """Carries out acts in the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(self, note: LossNote) -> None:
        """Keep what a person decided about a loss."""
        from csdesk.operations.health.losses import note_loss

        self._session.run(note_loss, self._session.library, note, label="Saving")

    def tell(self, note: LossNote, as_of: date) -> None:
        """Keep a loss that no list tells."""
        from csdesk.operations.health.losses import tell_loss

        self._session.run(tell_loss, self._session.library, note, as_of, label="Saving")

    def forget(self, account: AccountKey) -> None:
        """Take back what was decided about a loss."""
        from csdesk.operations.health.losses import forget_loss

        self._session.run(forget_loss, account, label="Taking it back")

    def take_on(self, loss: Loss, currency: str) -> None:
        """Open a task to win a customer back."""
        from csdesk.operations.health.tasks import add_tasks

        action = propose_win_back(loss, currency)
        self._session.run(add_tasks, [action], datetime.now(UTC), label="Adding the task")


def propose_win_back(loss: Loss, currency: str) -> ProposedAction:
    """Return the task of winning a customer back, with what it paid."""
    worth = "" if loss.arr is None else f" It paid {money(loss.arr, currency)} a year."
    said = f" In its own words: {loss.stated.rstrip('.')}." if loss.stated else ""
    return ProposedAction(
        account=loss.account,
        rule=WIN_BACK_RULE,
        title=f"Win back {loss.name or loss.account}",
        reason=f"It left.{worth}{said}",
        owner=CSM,
        due_hours=DUE_HOURS,
        severity=Severity.NOTE,
        playbook=PLAYBOOK,
        topic="win-back",
    )
