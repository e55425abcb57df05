"""The page on which every instrument is walked through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from typing_extensions import override

from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Question
from ui.models.question_places import find_question
from ui.pages.assess.evidence.evidence_panel import EvidencePanel
from ui.pages.assess.head import AssessHead
from ui.pages.assess.hub.hub_desk import HubDesk
from ui.pages.assess.steering import Steering
from ui.pages.assess.views import ACCOUNTS, HUB, LEFT, WALK, AssessViews
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
        self.steering = Steering(session, self.views, self.desk)
        self.body.addWidget(self.views, 1)
        self._connect()

    @property
    def walk(self) -> Walk:
        """Return the walk through the instrument that was opened last."""
        return self.desk.walk

    @property
    def evidence(self) -> EvidencePanel:
        """Return the panel of the question that is open."""
        return self.walk.evidence

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
        self.steering.refresh(diagnosis)
        if changes & Changes.CLIENT:
            self.hub_desk.refresh()
        self.show_place(self.views.key)

    def open_instrument(self, instrument: str) -> None:
        """Walk through an instrument, for a customer that is chosen first where it is about one."""
        diagnosis = self.session.diagnosis
        if diagnosis is not None:
            begun = self.steering.turn_to(diagnosis, InstrumentId(instrument))
            self.show_place(WALK if begun else ACCOUNTS)

    def open_question(self, question: str) -> None:
        """Show a question by itself, in an instrument that asks it."""
        diagnosis = self.session.diagnosis
        if diagnosis is not None and self.steering.turn_to_question(diagnosis, question):
            self.walk.open_question(question)
            self.show_place(WALK)

    def choose(self, choice: str) -> None:
        """Answer the question that is open with a choice."""
        self.walk.choose(choice)

    def go_next(self) -> None:
        """Show the next question; after the last one the first that is open, or all instruments."""
        self.walk.go_next()

    def go_back(self) -> None:
        """Show the question before."""
        self.walk.go_on(-1)

    def go_on(self) -> None:
        """Continue where one stopped, or see what is left."""
        diagnosis = self.session.diagnosis
        way = self.steering.find_way_on(diagnosis) if diagnosis else None
        if way is None:
            self.show_place(LEFT)
            return
        self.open_instrument(way.instrument)
        if way.question is not None:
            self.walk.open_question(way.question)

    def show_view(self, view: str) -> None:
        """Show one question at a time, the list of all, or the matrix of an area."""
        self.head.views.choose(view)
        self.desk.show_view(view)
        self._show_tools()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, key: str) -> None:
        """Show the hub, the walk or another place, with what it needs to be up to date."""
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        if key == HUB:
            way = self.steering.find_way_on(diagnosis)
            self.head.show_way_on(way.words if way else "")
        self.views.bring_up_to_date(key, diagnosis)
        if key != self.views.key:
            self.views.show_view(key)
            self._take_focus(key)
        self.head.show_view(key, self.walk.sheet)
        self._count_left()
        self._show_tools()

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
            self._go_to_hub()
        elif event.key() == Qt.Key.Key_G and self.views.key in (HUB, WALK):
            self._go_to_open(event.modifiers())
        elif self.views.key != WALK or not self.desk.press(event):
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.walk.flush()
        super().hideEvent(event)

    def _connect(self) -> None:
        views, head = self.views, self.head
        views.importRequested.connect(self.importRequested)
        views.questionRequested.connect(self.open_question)
        views.hub.instrumentOpened.connect(self.open_instrument)
        views.hub.upgradeRequested.connect(self.hub_desk.upgrade)
        views.left.questionRequested.connect(self._open_left)
        views.strip.otherRequested.connect(lambda: self.show_place(ACCOUNTS))
        self.steering.accountShown.connect(self._show_account)
        self.hub_desk.viewRequested.connect(self.show_place)
        for part in (self.hub_desk, self.desk.attaching, self.walk):
            part.told.connect(self.told)
        self.desk.pageRequested.connect(self.pageRequested)
        self.desk.shown.connect(self._count_left)
        self.walk.ended.connect(self._end_walk)
        self.walk.panelModeChanged.connect(self._show_tools)
        self.walk.list.questionRequested.connect(self._open_by_itself)
        head.backRequested.connect(self._go_to_hub)
        head.leftRequested.connect(self._see_left)
        head.onRequested.connect(self.go_on)
        head.evidenceRequested.connect(self.walk.toggle_evidence)
        head.viewChosen.connect(self.show_view)

    def _open_by_itself(self, question: str) -> None:
        self.walk.open_question(question)
        self.show_view(GUIDED)

    def _open_left(self, instrument: str, question: str) -> None:
        self.open_instrument(instrument)
        self.open_question(question)

    def _show_account(self) -> None:
        self.show_place(WALK if self.views.key == ACCOUNTS else self.views.key)

    def _go_to_hub(self) -> None:
        self.walk.flush()
        self.show_place(HUB)

    def _end_walk(self) -> None:
        if self.walk.sheet is not None:
            self.told.emit(f"No question of “{self.walk.sheet.instrument.name}” is open any more.")
        self._go_to_hub()

    def _go_to_open(self, modifiers: Qt.KeyboardModifier) -> None:
        """Go to the next open question; with Shift, or without one, to all that is left."""
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._see_left()
        elif modifiers == Qt.KeyboardModifier.NoModifier:
            if self.views.key == HUB:
                self.go_on()
            elif not (self.walk and self.walk.go_to_open()):
                self._see_left()

    def _see_left(self) -> None:
        self.walk.flush()
        self.show_place(LEFT)

    def _take_focus(self, key: str) -> None:
        if not self.views.take_focus(key):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if key == WALK:
            self.desk.show_view(self.walk.view)

    def _count_left(self) -> None:
        if self.views.key == WALK:
            self.head.show_left(self.desk.left)

    def _show_tools(self) -> None:
        self.head.show_evidence_button(self.views.key == WALK and self.walk.needs_panel_button)
