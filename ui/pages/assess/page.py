"""The page on which every instrument is walked through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from typing_extensions import override

from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, InstrumentId
from csdesk.model.instruments import Question
from ui.models.instrument_cards import about_accounts, find_way_on, list_instruments
from ui.models.left_lines import list_left
from ui.models.question_places import find_question
from ui.models.walk_sheet import read_sheet
from ui.pages.assess.accounts.account_walk import AccountReading, AccountWalk
from ui.pages.assess.evidence.evidence_panel import EvidencePanel
from ui.pages.assess.head import AssessHead
from ui.pages.assess.hub.hub_desk import HubDesk
from ui.pages.assess.views import ACCOUNTS, COVERAGE, HUB, LEFT, PACKETS, WALK, AssessViews
from ui.pages.assess.walk.walk import Walk
from ui.pages.assess.walk.walk_desk import WalkDesk
from ui.pages.assess.walk.walk_views import GUIDED
from ui.pages.page import Page
from ui.session import Session


class AssessPage(Page):
    """A hub of instruments; each is walked through with keys, and kept as one types."""

    key = "assess"
    title = "Assess"
    sentence = "Every instrument, walked with the keys; everything is kept as you type."
    icon = "assess"
    watches = Changes.ANSWERS | Changes.RESULTS | Changes.CLIENT | Changes.DATA
    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.desk = WalkDesk(session, self)
        self.views = AssessViews(session, self.desk.walk)
        self.head = AssessHead(self.header)
        self.hub_desk = HubDesk(session, self.views.hub.tasks, self)
        self.reading = AccountReading(session, self)
        self._last: InstrumentId | None = None
        self._about_account: InstrumentId | None = None
        self.body.addWidget(self.views, 1)
        self._connect()

    @property
    def walk(self) -> Walk:
        """Return the walk through the instrument that was opened last."""
        return self.desk.walk

    @property
    def evidence(self) -> EvidencePanel:
        """Return the panel of the question that is open."""
        return self.desk.walk.evidence

    @property
    def question(self) -> Question:
        """Return the question that is open."""
        return self.walk.question

    @property
    def answer(self) -> Answer:
        """Return the answer to the question that is open."""
        return self.walk.answer

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        if self._about_account is not None:
            self.reading.ask_again()
        else:
            self._walk_company(diagnosis, self._last or self._first(diagnosis))
        if changes & Changes.CLIENT:
            self.hub_desk.refresh()
        self._show(self.views.key)

    def open_instrument(self, instrument: str) -> None:
        """Walk through an instrument, for a customer that is chosen first where it is about one."""
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        key = InstrumentId(instrument)
        if key in diagnosis.assessments:
            self._walk_company(diagnosis, key)
            self._show(WALK)
        else:
            self._about_account = key
            self._show(ACCOUNTS)

    def open_question(self, question: str) -> None:
        """Show a question by itself, in an instrument that asks it."""
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        if question not in self.walk:
            self._walk_company(diagnosis, self._asking(diagnosis, question))
        if question in self.walk:
            self.walk.open_question(question)
            self._show(WALK)

    def choose(self, choice: str) -> None:
        """Answer the question that is open with a choice."""
        self.walk.choose(choice)

    def go_next(self) -> None:
        """Show the next question, after the last one the first."""
        self.walk.go_on(1)

    def go_back(self) -> None:
        """Show the question before."""
        self.walk.go_on(-1)

    def go_on(self) -> None:
        """Continue where one stopped."""
        diagnosis = self.session.diagnosis
        way = find_way_on(diagnosis.assessments.values(), self._last) if diagnosis else None
        if way is None:
            self._show(LEFT)
            return
        self.open_instrument(way.instrument)
        if way.question is not None:
            self.walk.open_question(way.question)

    def choose_account(self, key: str, name: str) -> None:
        """Walk through the chosen instrument for a customer."""
        if self._about_account is not None:
            self.reading.ask(self._about_account, AccountKey(key), name)

    @override
    def keep_typing(self) -> None:
        self.walk.flush()

    @property
    @override
    def place(self) -> tuple[str, str] | None:
        at_question = self.views.key == WALK and self.walk
        return ("answer", self.question.id) if at_question else None

    @override
    def reveal(self, entity: str, key: str) -> None:
        diagnosis = self.session.diagnosis
        question = find_question(entity, key, diagnosis.attachments if diagnosis else ())
        if question and (self.views.key != WALK or question != self.question.id):
            self.open_question(question)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.views.key != HUB:
            self._go_back()
        elif event.text() in ("g", "G") and self.views.key in (HUB, WALK):
            self._show(LEFT)
        elif self.views.key != WALK or not self.desk.press(event):
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.walk.flush()
        super().hideEvent(event)

    def _connect(self) -> None:
        views, desk = self.views, self.desk
        views.importRequested.connect(self.importRequested)
        views.questionRequested.connect(self.open_question)
        views.hub.instrumentOpened.connect(self.open_instrument)
        views.hub.upgradeRequested.connect(self.hub_desk.upgrade)
        views.left.questionRequested.connect(self._open_left)
        views.chooser.accountChosen.connect(self.choose_account)
        views.strip.otherRequested.connect(lambda: self._show(ACCOUNTS))
        views.strip.tier.tierChosen.connect(self._choose_tier)
        self.hub_desk.viewRequested.connect(self._show)
        self.hub_desk.told.connect(self.told)
        self.reading.read.connect(self._take_account)
        desk.pageRequested.connect(self.pageRequested)
        desk.attaching.told.connect(self.told)
        desk.shown.connect(self._count_left)
        self.walk.panelModeChanged.connect(self._show_tools)
        self.walk.list.questionRequested.connect(self._open_by_itself)
        self.head.backRequested.connect(self._go_back)
        self.head.leftRequested.connect(lambda: self._show(LEFT))
        self.head.onRequested.connect(self.go_on)
        self.head.evidenceRequested.connect(self.walk.toggle_evidence)
        self.head.viewChosen.connect(self.show_view)

    def show_view(self, view: str) -> None:
        """Show one question at a time, the list of all, or the matrix of an area."""
        self.head.views.choose(view)
        self.desk.show_view(view)
        self._show_tools()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk_company(self, diagnosis: Diagnosis, key: InstrumentId | None) -> None:
        if key is None:
            return
        self._last, self._about_account = key, None
        self.reading.forget()
        sheet = read_sheet(diagnosis.assessments.values(), diagnosis.assessments[key])
        self.views.show_account(None, self.session.library)
        self.desk.take(diagnosis, sheet, diagnosis.answers)

    def _take_account(self, walk: AccountWalk) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self.views.show_account(walk, self.session.library)
        self.desk.take(diagnosis, walk.sheet, {})
        if self.views.key == ACCOUNTS:
            self._show(WALK)

    def _first(self, diagnosis: Diagnosis) -> InstrumentId | None:
        """Return the instrument that is walked through before one is chosen."""
        way = find_way_on(diagnosis.assessments.values())
        begun = way is not None and way.question is not None
        return (
            way.instrument if way is not None and begun else next(iter(diagnosis.assessments), None)
        )

    def _asking(self, diagnosis: Diagnosis, question: str) -> InstrumentId | None:
        for key, assessment in diagnosis.assessments.items():
            if any(known.id == question for known in assessment.instrument.questions):
                return key
        return None

    def _open_by_itself(self, question: str) -> None:
        self.walk.open_question(question)
        self.show_view(GUIDED)

    def _open_left(self, instrument: str, question: str) -> None:
        self.open_instrument(instrument)
        self.open_question(question)

    def _choose_tier(self, tier: object, reason: str) -> None:
        from csdesk.operations.segmentation import choose_service_tier

        sheet = self.walk.sheet
        if sheet is not None:
            library = self.session.library
            self.session.run(choose_service_tier, library, sheet.subject, tier, reason)

    def _go_back(self) -> None:
        self.walk.flush()
        self._show(HUB)

    def _show(self, key: str) -> None:
        """Show a view with what it needs to be up to date."""
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        if key == HUB:
            shown = about_accounts(self.session.library.instruments.values())
            assessments = diagnosis.assessments.values()
            self.views.hub.show_instruments(list_instruments(assessments, shown))
            way = find_way_on(assessments, self._last)
            self.head.show_way_on(way.words if way else "")
        elif key == LEFT:
            self.views.left.show_lines(list_left(diagnosis))
        elif key == ACCOUNTS:
            self.views.show_customers(diagnosis, self.session.library)
        elif key == COVERAGE:
            self.views.coverage.show_coverage(diagnosis, self.session.library)
        if key != self.views.key or key == PACKETS:
            self.views.show_view(key)
            self._take_focus(key)
        self._show_head(key)

    def _show_head(self, key: str) -> None:
        self.head.show_view(key, self.walk.sheet)
        self._count_left()
        self._show_tools()

    def _take_focus(self, key: str) -> None:
        if key == ACCOUNTS:
            self.views.chooser.begin()
        elif key == LEFT:
            self.views.left.table.setFocus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if key == WALK:
            self.desk.show_view(self.walk.view)

    def _count_left(self) -> None:
        if self.views.key == WALK:
            self.head.show_left(self.desk.left)

    def _show_tools(self) -> None:
        self.head.show_evidence_button(self.views.key == WALK and self.walk.needs_panel_button)
