"""Walking through one instrument: the question that is open, and what is done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.model.answers import Answer, AnswerState, Confidence
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Question
from ui.models.answer_words import choice_keys
from ui.models.question_course import QuestionCourse
from ui.models.walk_sheet import WalkSheet, offers_choices
from ui.pages.assess.answering import Answering
from ui.pages.assess.evidence.earlier import Earlier
from ui.pages.assess.walk.walk_views import MATRIX, WalkViews


class Walk(WalkViews):
    """``turned`` says that another question is shown, ``ended`` that none is open any more.

    ``told`` carries why a key did nothing.
    """

    turned = Signal()
    ended = Signal()
    told = Signal(str)

    def __init__(self, answering: Answering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answering = answering
        self.sheet: WalkSheet | None = None
        self.earlier = Earlier()
        self._course = QuestionCourse((), answering.get)
        self._asks_confidence = False

    def __bool__(self) -> bool:
        return bool(self._course)

    def __contains__(self, question: str) -> bool:
        return question in self._course

    @property
    def question(self) -> Question:
        """Return the question that is open."""
        return self._course.question

    @property
    def answer(self) -> Answer:
        """Return the answer to the question that is open."""
        return self.answering.get(self.question.id)

    def take_sheet(self, sheet: WalkSheet) -> None:
        """Walk through a sheet from its first open question; a known one from where one is."""
        known = self.sheet
        kept = str(self.question.id) if self else ""
        self.sheet = sheet
        if known is not None and known.questions == sheet.questions:
            return
        self._course = QuestionCourse(sheet.questions, self.answering.get)
        if known is not None and known.is_same_walk(sheet) and kept in self._course:
            self._course.go_to(kept)
        self.areas.clear()
        self.turned.emit()

    def open_question(self, question: str) -> None:
        """Turn to a question."""
        self.flush()
        self._course.go_to(question)
        self._turn()

    def go_next(self) -> None:
        """Turn to the next question; from the last one to the first that is open, or to the end."""
        if not self._course.is_last:
            self.go_on(1)
        elif not self.go_to_open():
            self.ended.emit()

    def go_on(self, steps: int) -> None:
        """Go some questions on, or back."""
        self.flush()
        self._course.go_on(steps)
        self._turn()

    def go_to_open(self) -> bool:
        """Go to the next question that nobody answered; False where no other is open."""
        self.flush()
        found = self._course.go_to_open()
        if found:
            self._turn()
        return found

    def choose(self, choice: str, question: QuestionId | None = None) -> None:
        """Answer a question with a choice, the open one unless another is named."""
        if question is not None and question != self.question.id:
            self.open_question(question)
        self.flush()
        self.answering.choose(self.question, choice)

    def choose_by_key(self, key: int) -> bool:
        """Do what a digit stands for: how sure, an answer, or the first digit of a number."""
        question = self.question
        if self._asks_confidence:
            return self._choose_confidence(key)
        if not offers_choices(question):
            if self.writing.is_number:
                self.writing.begin(str(key))
            return True
        keys = choice_keys(question.choices)
        if str(key) in keys:
            self.choose(question.choices[keys.index(str(key))].id)
        else:
            self.told.emit(f"This question is answered with {keys[0]} to {keys[-1]}.")
        return True

    def ask_confidence(self) -> None:
        """Let the next digit say how sure one is; asked again, take the next confidence."""
        if self.answer.state is not AnswerState.ANSWERED:
            return
        if self._asks_confidence:
            self.answering.turn_confidence(self.question.id)
        self._show_asking(True)

    def end_asking(self) -> None:
        """Let digits answer again."""
        if self._asks_confidence:
            self._show_asking(False)

    def ask_reason(self, state: AnswerState) -> None:
        """Ask why a question does not apply, where it may, or why it is put off."""
        if state is AnswerState.NOT_APPLICABLE and not self.question.may_not_apply:
            self.remarks.refuse_not_applicable()
        else:
            self.reason.ask(state)

    def give_reason(self, state: AnswerState, reason: str) -> None:
        """Keep why a question has no answer."""
        if state is AnswerState.NOT_APPLICABLE:
            self.answering.rule_out(self.question, reason)
        else:
            self.answering.defer(self.question, reason)

    def repeat_earlier(self) -> None:
        """Answer as in the engagement before, where it answered."""
        earlier = self.earlier.find(self.question)
        if earlier is not None:
            self.answering.repeat(self.question, earlier)

    def begin_writing(self) -> None:
        """Go into the field of a question that is answered in words or with a number."""
        if not offers_choices(self.question):
            self.writing.begin()

    def write_evidence(self) -> None:
        """Go into the field of the evidence."""
        self.open_evidence()
        self.evidence.evidence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write_observation(self) -> None:
        """Go into the field of an observation."""
        self.open_evidence()
        self.evidence.observations.begin()

    def open_cell(self, question: str) -> None:
        """Turn to the question of a cell; one that is open already offers its answers."""
        if question != self.question.id:
            self.open_question(question)
        elif self.view == MATRIX and self.question.choices:
            self._offer_choices()
        else:
            self.begin_writing()

    def _turn(self) -> None:
        self.end_asking()
        self.turned.emit()

    def _choose_confidence(self, key: int) -> bool:
        self.end_asking()
        if key in {level.value for level in Confidence}:
            self.answering.set_confidence(self.question.id, Confidence(key))
        return True

    def _show_asking(self, asked: bool) -> None:
        self._asks_confidence = asked
        self.card.options.ask_confidence(asked)
        self.bar.ask_confidence(asked)

    def _offer_choices(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices = self.question.choices
        for key, choice in zip(choice_keys(choices), choices, strict=True):
            act = menu.addAction(f"{key}  {choice.label}")
            act.triggered.connect(lambda _on=False, choice=choice.id: self.choose(choice))
        menu.popup(self.cursor().pos())
