"""An instrument as it stands for one customer, read anew whenever something about it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from csdesk.formatting import day, number, percent, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, InstrumentId, QuestionId
from csdesk.model.library import Library
from csdesk.model.service import TierProposal
from csdesk.operations.assessments import assess_account
from csdesk.operations.onboarding import read_onboarding
from csdesk.operations.segmentation import place_account
from csdesk.scoring.onboarding import Onboarding
from csdesk.storage.workspace import Workspace
from ui.models.walk_sheet import WalkSheet
from ui.session import Session
from ui.tasks.lifetime import while_there


@dataclass(frozen=True, slots=True)
class AccountWalk:
    """What is walked through, and what is told beside it."""

    sheet: WalkSheet
    note: str
    proposal: TierProposal | None = None


def read_account(
    workspace: Workspace,
    library: Library,
    accounts: AccountTable,
    instrument: InstrumentId,
    account: AccountKey,
    name: str,
) -> AccountWalk:
    """Return an instrument as it stands for one customer, with its days and its service tier."""
    assessment = assess_account(workspace, library, instrument, account)
    sheet = WalkSheet(assessment, account, name)
    ratings = {one.question for one in library.service_model.inputs}
    asks_care = any(question.id in ratings for question in sheet.questions)
    proposal = place_account(workspace, library, accounts, account) if asks_care else None
    if all(question.due_day is None for question in sheet.questions):
        return AccountWalk(sheet, "", proposal)
    onboarding = read_onboarding(workspace, sheet.instrument, accounts, account)
    sheet = replace(sheet, due=_due_words(onboarding))
    return AccountWalk(sheet, onboarding_words(onboarding), proposal)


def onboarding_words(onboarding: Onboarding) -> str:
    """Return how an onboarding stands: stage by stage, what is late, what has no owner."""
    if onboarding.start.day is None:
        return onboarding.start.problem
    stages = (number(stage.percent) for stage in onboarding.stages)
    parts = [
        f"Began {day(onboarding.start.day)}",
        f"{percent(onboarding.percent, 0)} done (by stage {' · '.join(stages)})",
    ]
    if onboarding.overdue:
        parts.append(f"{len(onboarding.overdue)} overdue")
    if onboarding.without_owner:
        parts.append(f"{plural(len(onboarding.without_owner), 'item')} without an owner")
    return ", ".join(parts)


class AccountReading(QObject):
    """``read`` carries an ``AccountWalk``."""

    read = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: tuple[InstrumentId, AccountKey, str] | None = None

    def ask(self, instrument: InstrumentId, account: AccountKey, name: str) -> None:
        """Read an instrument for a customer."""
        self._wanted = (instrument, account, name)
        self.ask_again()

    def forget(self) -> None:
        """Walk for no customer any more."""
        self._wanted = None

    def ask_again(self) -> None:
        """Read what is in view anew, because something about it changed."""
        diagnosis, wanted = self._session.diagnosis, self._wanted
        if wanted is None or diagnosis is None or diagnosis.accounts is None:
            return
        take = while_there(self, lambda walk: self._take(wanted, walk))
        library = self._session.library
        self._session.read(read_account, library, diagnosis.accounts, *wanted, on_done=take)

    def _take(self, wanted: tuple[InstrumentId, AccountKey, str], walk: AccountWalk) -> None:
        if wanted == self._wanted:
            self.read.emit(walk)


def _due_words(onboarding: Onboarding) -> dict[QuestionId, str]:
    items = [item for stage in onboarding.stages for item in stage.items]
    return {
        item.question.id: f"Due {day(item.due_on)}{', overdue' if item.is_overdue else ''}"
        for item in items
        if item.due_on is not None
    }
