"""What is walked through: which instrument, and for whom."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, InstrumentId
from ui.models.instrument_cards import WayOn, find_last, find_way_on
from ui.models.walk_sheet import read_sheet
from ui.pages.assess.accounts.account_walk import AccountReading, AccountWalk
from ui.pages.assess.views import AssessViews
from ui.pages.assess.walk.walk_desk import WalkDesk
from ui.session import Session


class Steering(QObject):
    """``accountShown`` says that an instrument is shown for a customer that was chosen."""

    accountShown = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, session: Session, views: AssessViews, desk: WalkDesk) -> None:
        super().__init__(desk)
        self._session = session
        self._views = views
        self._desk = desk
        self._reading = AccountReading(session, self)
        self._last: InstrumentId | None = None
        self._about_account: InstrumentId | None = None
        self._reading.read.connect(self._take_account)
        views.strip.tier.tierChosen.connect(self._choose_tier)
        views.chooser.accountChosen.connect(self.choose_account)

    def refresh(self, diagnosis: Diagnosis) -> None:
        """Show what is walked through as it stands now."""
        if self._about_account is not None:
            self._reading.ask_again()
        else:
            self._walk(diagnosis, self._last or _find_first(diagnosis))

    def find_way_on(self, diagnosis: Diagnosis) -> WayOn | None:
        """Return where one stopped; None where nothing is open."""
        last = self._last or _find_last(diagnosis)
        return find_way_on(diagnosis.assessments.values(), last)

    def turn_to(self, diagnosis: Diagnosis, instrument: InstrumentId) -> bool:
        """Walk through an instrument; False where a customer has to be chosen first."""
        if instrument in diagnosis.assessments:
            self._walk(diagnosis, instrument)
            return True
        self._about_account = instrument
        return False

    def turn_to_question(self, diagnosis: Diagnosis, question: str) -> bool:
        """Walk through an instrument that asks a question; False where none asks it."""
        if question not in self._desk.walk:
            self._walk(diagnosis, _find_asking(diagnosis, question))
        return question in self._desk.walk

    def choose_account(self, key: str, name: str) -> None:
        """Walk through the chosen instrument for a customer."""
        if self._about_account is not None:
            self._reading.ask(self._about_account, AccountKey(key), name)

    def _walk(self, diagnosis: Diagnosis, key: InstrumentId | None) -> None:
        if key is None:
            return
        self._last, self._about_account = key, None
        self._reading.forget()
        sheet = read_sheet(diagnosis.assessments.values(), diagnosis.assessments[key])
        self._views.show_account(None, self._session.library)
        self._desk.take(diagnosis, sheet, diagnosis.answers)

    def _take_account(self, walk: AccountWalk) -> None:
        diagnosis = self._session.diagnosis
        if diagnosis is not None:
            self._views.show_account(walk, self._session.library)
            self._desk.take(diagnosis, walk.sheet, {})
            self.accountShown.emit()

    def _choose_tier(self, tier: object, reason: str) -> None:
        from csdesk.operations.segmentation import choose_service_tier

        sheet = self._desk.walk.sheet
        if sheet is not None:
            library = self._session.library
            self._session.run(choose_service_tier, library, sheet.subject, tier, reason)


def _find_first(diagnosis: Diagnosis) -> InstrumentId | None:
    """Return the instrument that is walked through before one is chosen."""
    way = find_way_on(diagnosis.assessments.values(), _find_last(diagnosis))
    begun = way is not None and way.question is not None
    return way.instrument if way and begun else diagnosis.instrument.id


def _find_last(diagnosis: Diagnosis) -> InstrumentId | None:
    """Return the instrument that somebody was at when they answered last."""
    return find_last(diagnosis.assessments.values(), diagnosis.last_answered)


def _find_asking(diagnosis: Diagnosis, question: str) -> InstrumentId | None:
    for key, assessment in diagnosis.assessments.items():
        if any(known.id == question for known in assessment.instrument.questions):
            return key
    return None
