"""A walk with everything it needs: keys, files, observations, targets, saving."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from csdesk.model.answers import Answers, Confidence
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, FunctionId
from csdesk.model.instruments import Question
from ui.models.walk_sheet import WalkSheet
from ui.pages.assess.answering import Answering
from ui.pages.assess.evidence.attaching import Attaching
from ui.pages.assess.evidence.earlier import Earlier, read_earlier
from ui.pages.assess.evidence.observing import Observing
from ui.pages.assess.walk.reason_field import DEFERRED, NOT_APPLICABLE
from ui.pages.assess.walk.trace_dialog import explain_area
from ui.pages.assess.walk.walk import Walk
from ui.pages.assess.walk.walk_keys import WalkKeys
from ui.pages.assess.walk.walk_show import WalkShow
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task


class WalkDesk(QObject):
    """``pageRequested`` carries the key of a page, ``shown`` says that something is new to see."""

    pageRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals
    shown = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.answering = Answering(session, self)
        self.attaching = Attaching(session, window)
        self.observing = Observing(session, self)
        self.walk = Walk(self.answering)
        self._show = WalkShow(self.walk)
        self._keys = WalkKeys(self.walk)
        self._connect()
        self._connect_evidence()

    def take(self, diagnosis: Diagnosis, sheet: WalkSheet, answers: Answers) -> None:
        """Show a sheet with the answers that are stored to it."""
        known = self.walk.sheet
        self._show.diagnosis = diagnosis
        self.answering.turn_to(sheet.subject)
        self.answering.take_stored({**answers, **sheet.assessment.answers})
        if known is None or known.subject != sheet.subject:
            self._ask_for_earlier(sheet)
        assessment = sheet.assessment
        self.walk.functions.show_functions(assessment.instrument.functions, assessment.functions)
        self.walk.take_sheet(sheet)
        self._show.show_answer()
        self.show_saved()

    def show_view(self, view: str) -> None:
        """Show one question at a time, the list, or the matrix."""
        self.walk.flush()
        self.walk.show_view(view)
        self._show.show_question()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it stands for nothing here."""
        walk = self.walk
        if not walk:
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            self.attaching.paste(walk.question.id, QGuiApplication.clipboard().mimeData())
            return True
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        return not typing and self._keys.press(event)

    def show_saved(self, _task: Task | None = None) -> None:
        """Say whether the answer is on disk, once nothing is on its way."""
        if not self._session.is_saving:
            self._show.show_saved("Saved" if self._session.unsaved is None else "Not saved")

    def _connect(self) -> None:
        walk, card = self.walk, self.walk.card
        walk.turned.connect(self._turn)
        self.answering.changed.connect(self._show_change)
        walk.areas.questionRequested.connect(walk.open_question)
        walk.matrix.choiceMade.connect(lambda question, choice: walk.choose(choice, question))
        walk.matrix.cellOpened.connect(walk.open_cell)
        card.answers.choiceMade.connect(walk.choose)
        for parts in (card.answers, walk.bar):
            parts.writing.written.connect(lambda text: self.answering.write(walk.question, text))
            parts.writing.counted.connect(lambda value: self.answering.count(walk.question, value))
            parts.writing.left.connect(self._window.setFocus)
        for view in (card, walk.bar):
            view.reason.reasonGiven.connect(walk.give_reason)
            view.remarks.confirmed.connect(lambda: self.answering.confirm(walk.question))
        self._connect_options()
        walk.functions.functionsChosen.connect(self._choose_functions)
        self._session.taskEnded.connect(self.show_saved)

    def _connect_options(self) -> None:
        walk, card = self.walk, self.walk.card
        options, level = card.options, card.question_head.level
        options.confidenceChosen.connect(
            lambda key: self.answering.set_confidence(walk.question.id, Confidence(int(key)))
        )
        options.not_applicable.clicked.connect(lambda: walk.ask_reason(NOT_APPLICABLE))
        options.defer.clicked.connect(lambda: walk.ask_reason(DEFERRED))
        options.flag.clicked.connect(lambda: self.answering.toggle_flag(walk.question.id))
        card.cleared.connect(lambda: self.answering.take_back(walk.question))
        card.nextRequested.connect(walk.go_next)
        card.previousRequested.connect(lambda: walk.go_on(-1))
        level.targetChosen.connect(self._set_target)
        level.explanationRequested.connect(self.explain_level)

    def _connect_evidence(self) -> None:
        evidence = self.walk.evidence
        evidence.textsChanged.connect(self._keep_texts)
        evidence.findingRequested.connect(lambda: self.pageRequested.emit("findings"))
        evidence.claims.dataRequested.connect(lambda: self.pageRequested.emit("data"))
        evidence.earlier.repeatRequested.connect(self.walk.repeat_earlier)
        evidence.observations.kept.connect(self.observing.keep)
        evidence.observations.removed.connect(self.observing.remove)
        self.attaching.serve(evidence, lambda: self.walk.question.id)

    def explain_level(self) -> None:
        """Say how the level of the area in view is computed."""
        if self.walk.sheet is not None:
            answers = self.answering.given(self.walk.sheet.questions)
            explain_area(self.walk.sheet, answers, self.walk.question.area, self._window)

    def _turn(self) -> None:
        self._show.show_question()
        self.show_saved()
        self.shown.emit()

    @property
    def left(self) -> int:
        """Return how many questions of the walk are not answered."""
        return self._show.left

    def _show_change(self) -> None:
        self._show.show_saved("Saving …")
        self._show.show_answer()
        self.shown.emit()
        self._paint()

    def _paint(self) -> None:
        """Paint what has changed before the answer is stored, which takes time of its own."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.sendPostedEvents(self._window.window(), QEvent.Type.UpdateRequest)

    def _keep_texts(self) -> None:
        question: Question = self.walk.question
        evidence = self.walk.evidence
        evidence.stop_pause()
        known = self.answering.get(question.id)
        texts = evidence.texts(known)
        if texts != known and known.is_from_data:
            texts = self.answering.disown(question, texts)
        self.answering.keep(texts)

    def _set_target(self, tier: int | None) -> None:
        from csdesk.operations.aims import set_target

        sheet = self.walk.sheet
        if sheet is not None:
            area: AreaId = self.walk.question.area
            self._session.run(set_target, sheet.instrument, area, tier)

    def _choose_functions(self, functions: frozenset[FunctionId]) -> None:
        from csdesk.operations.aims import choose_functions

        if self.walk.sheet is not None:
            self.walk.flush()
            self._session.run(choose_functions, self.walk.sheet.instrument, functions)

    def _ask_for_earlier(self, sheet: WalkSheet) -> None:
        self.walk.earlier = Earlier()
        take = while_there(self, self._take_earlier)
        ignore = while_there(self, lambda _sentence: None)
        self._session.read(read_earlier, sheet.subject, on_done=take, on_failed=ignore)

    def _take_earlier(self, earlier: Earlier) -> None:
        self.walk.earlier = earlier
        self._show.show_answer()
