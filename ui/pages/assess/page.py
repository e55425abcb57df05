"""The page on which the questions of the maturity ladder are answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from csdesk.model.answers import Answer, Confidence
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.instruments import Question
from csdesk.model.levels import AreaLevel
from csdesk.scoring.maturity import score_instrument
from ui import theme
from ui.models.answer_book import is_empty, order_questions
from ui.models.answer_lines import list_answers
from ui.models.area_targets import list_targets
from ui.models.attachment_lines import list_attachments
from ui.models.question_course import QuestionCourse
from ui.models.question_places import find_question, findings_on, left_words
from ui.models.question_progress import measure_progress
from ui.pages.assess.walk.answer_list import AnswerList
from ui.pages.assess.answering import Answering
from ui.pages.assess.walk.area_list import AreaList
from ui.pages.assess.evidence.attaching import Attaching
from ui.pages.assess.evidence.evidence_panel import WIDTH, EvidencePanel
from ui.pages.assess.walk.plain_keys import PlainKeys
from ui.pages.assess.walk.question_card import QuestionCard
from ui.pages.page import Page
from ui.session import Session
from ui.tasks.task import Task
from ui.widgets.button import Button
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout


class AssessPage(Page):
    """One question at a time, answered with keys; what is answered is stored at once."""

    key = "assess"
    title = "Assess"
    sentence = (
        "One question at a time. Answer with the number keys; everything is kept as you type."
    )
    icon = "assess"
    watches = Changes.ANSWERS | Changes.RESULTS | Changes.CLIENT
    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.answering = Answering(session, self)
        self.attaching = Attaching(session, self)
        self._course = QuestionCourse((), self.answering.get)
        self.areas = AreaList()
        self.card = QuestionCard()
        self.evidence = EvidencePanel()
        self._sides = SideLayout(self.card, self.evidence, WIDTH)
        self.left_button = Button("What is left", "secondary", "assess")
        self.left_button.setToolTip("Go to the next question that is open, flagged or not sure (G)")
        self._panel_button = Button("Evidence", "secondary", "panel")
        self._panel_button.setToolTip("Evidence and notes (E)")
        self._panel_button.hide()
        self.views = Segmented([("guided", "Guided"), ("list", "List")], "How to answer")
        self.list = AnswerList()
        self._guided = QWidget()
        self._stack = QStackedWidget()
        self._keys = PlainKeys(self._list_keys(), self._choose_by_key)
        self._lay_out()
        self._connect()

    @property
    def is_list(self) -> bool:
        """Say whether the list of all questions is shown."""
        return self.views.current == "list"

    @property
    def question(self) -> Question:
        """Return the question that is shown."""
        return self._course.question

    @property
    def answer(self) -> Answer:
        """Return the answer to the question that is shown."""
        return self.answering.get(self.question.id)

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self.answering.take_stored(diagnosis.answers)
        if not self._course:
            ordered = order_questions(diagnosis.instrument)
            self._course = QuestionCourse(ordered, self.answering.get)
            self._show_question()
        else:
            self._show_answer()
        self._show_saved()

    def show_view(self, view: str) -> None:
        """Show one question at a time, or the list of all."""
        self.evidence.flush()
        self.views.choose(view)
        self._stack.setCurrentWidget(self.list if view == "list" else self._guided)
        self._show_tools()
        self._show_answer()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_question(self, question: str) -> None:
        """Show a question by itself."""
        if self.is_list:
            self.show_view("guided")
        self.evidence.flush()
        self._course.go_to(question)
        self._show_question()

    def choose(self, choice: str) -> None:
        """Answer the question with a choice."""
        self._keep_texts()
        self.answering.choose(self.question.id, choice)

    def rule_out(self, reason: str) -> None:
        """Say why the question does not apply; an empty reason makes it unanswered again."""
        self._keep_texts()
        self.answering.rule_out(self.question.id, reason)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keep_typing(self) -> None:
        self.evidence.flush()

    @property
    @override
    def place(self) -> tuple[str, str] | None:
        return ("answer", self.question.id) if self._course else None

    @override
    def reveal(self, entity: str, key: str) -> None:
        diagnosis = self.session.diagnosis
        files = diagnosis.attachments if diagnosis else ()
        question = find_question(entity, key, files)
        if question in self._course and question != self.question.id and not self.is_list:
            self.open_question(question)

    def go_next(self) -> None:
        """Show the next question, after the last one the first."""
        self._go_on(1)

    def go_back(self) -> None:
        """Show the question before."""
        self._go_on(-1)

    def go_to_open(self) -> None:
        """Show the next question that is unanswered, flagged or not sure."""
        question = self._course.next_open()
        if question is not None:
            self.open_question(question)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.is_list and self._course:
            self.attaching.paste(self.question.id, QGuiApplication.clipboard().mimeData())
            return
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if typing or self.is_list or not self._course or not self._keys.press(event):
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.evidence.flush()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self.header.add_action(self.views)
        self.header.add_action(self._panel_button)
        self.header.add_action(self.left_button)
        row = QHBoxLayout(self._guided)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(self.areas)
        row.addWidget(self._sides, 1)
        self._stack.addWidget(self._guided)
        self._stack.addWidget(self.list)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.areas.questionRequested.connect(self.open_question)
        self.card.choiceMade.connect(self.choose)
        self.card.reasonGiven.connect(self.rule_out)
        self.card.confidenceChosen.connect(
            lambda level: self.answering.set_confidence(self.question.id, Confidence(int(level)))
        )
        self.card.flagToggled.connect(lambda: self.answering.toggle_flag(self.question.id))
        self.card.cleared.connect(lambda: self.rule_out(""))
        self.answering.changed.connect(self._show_change)
        self.card.nextRequested.connect(self.go_next)
        self.card.previousRequested.connect(self.go_back)
        self.evidence.textsChanged.connect(self._keep_texts)
        self.evidence.findingRequested.connect(lambda: self.pageRequested.emit("findings"))
        self.attaching.serve(self.evidence, lambda: self.question.id)
        self.attaching.told.connect(self.told)
        self.left_button.clicked.connect(self.go_to_open)
        self._panel_button.clicked.connect(self._sides.toggle_panel)
        self._sides.modeChanged.connect(lambda _overlays: self._show_tools())
        self.views.chosen.connect(self.show_view)
        self.list.questionRequested.connect(self.open_question)
        self.session.taskEnded.connect(self._show_saved)

    def _list_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Return: self.go_next,
            Qt.Key.Key_Enter: self.go_next,
            Qt.Key.Key_J: self.go_next,
            Qt.Key.Key_K: self.go_back,
            Qt.Key.Key_G: self.go_to_open,
            Qt.Key.Key_C: lambda: self.answering.turn_confidence(self.question.id),
            Qt.Key.Key_F: lambda: self.answering.toggle_flag(self.question.id),
            Qt.Key.Key_N: self.card.reason.open_field,
            Qt.Key.Key_E: self._write_evidence,
            Qt.Key.Key_Delete: lambda: self.rule_out(""),
        }

    def _choose_by_key(self, key: int) -> bool:
        choices = self.question.choices
        if key >= len(choices):
            return False
        self.choose(choices[key].id)
        return True

    def _write_evidence(self) -> None:
        self._sides.show_panel()
        self.evidence.evidence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_on(self, steps: int) -> None:
        self.evidence.flush()
        self._course.go_on(steps)
        self._show_question()

    def _keep_texts(self) -> None:
        self.evidence.stop_pause()
        self.answering.keep(self.evidence.texts(self.answer))

    def _show_change(self) -> None:
        self.card.show_saved("Saving …")
        self._show_answer()

    def _show_question(self) -> None:
        self.card.show_question(self.question)
        self._show_answer()

    def _show_answer(self) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None or not self._course:
            return
        question, answers = self.question, self.answering.all()
        progress = measure_progress(diagnosis.instrument, answers)
        area = next(area for area in progress if question in area.questions)
        self.areas.show_progress(progress, answers, question)
        self.card.show_place(question, area, answers)
        self.card.show_answer(question, self.answer, self._level(diagnosis))
        if not self.evidence.is_pausing:
            self.evidence.show_answer(self.answer)
        self.evidence.files.show_lines(list_attachments(diagnosis.attachments, question.id))
        self.evidence.show_findings(findings_on(diagnosis.findings, question.id))
        self.evidence.show_targets(list_targets(diagnosis, question.area))
        self.left_button.setText(left_words(progress))
        if self.is_list:
            files = diagnosis.attachments
            self.list.show_answers(list_answers(progress, answers, diagnosis.maturity, files))

    def _show_tools(self) -> None:
        self._panel_button.setVisible(self._sides.overlays and not self.is_list)

    def _show_saved(self, _task: Task | None = None) -> None:
        if not self.session.is_saving and self._course:
            saved = "Saved" if self.session.unsaved is None else "Not saved"
            self.card.show_saved(saved if not is_empty(self.answer) else "")

    def _level(self, diagnosis: Diagnosis) -> AreaLevel | None:
        result = score_instrument(diagnosis.instrument, self.answering.all())
        return next((level for level in result.areas if level.area == self.question.area), None)
