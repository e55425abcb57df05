"""Giving answers: shown at once, stored on the lane."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from csdesk.model.answers import Answer, Answers, Confidence
from csdesk.model.identifiers import ChoiceId, QuestionId
from ui.models.answer_book import AnswerBook, is_empty, next_confidence
from ui.session import Session
from ui.tasks.lifetime import while_there


class Answering(QObject):
    """The answers as the person sees them; ``changed`` says that one of them is another now."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._book = AnswerBook()

    def take_stored(self, answers: Answers) -> None:
        """Take the answers as they are stored now."""
        self._book.take_stored(answers)

    def get(self, question: QuestionId) -> Answer:
        """Return the answer to a question, an empty one when there is none."""
        return self._book.get(question)

    def all(self) -> Answers:
        """Return every answer that is not empty."""
        return self._book.all()

    def choose(self, question: QuestionId, choice: str) -> None:
        """Answer a question with a choice."""
        self.keep(replace(self.get(question), choice=ChoiceId(choice), not_applicable_reason=""))

    def rule_out(self, question: QuestionId, reason: str) -> None:
        """Say why a question does not apply; without a reason it is unanswered again."""
        self.keep(replace(self.get(question), choice=None, not_applicable_reason=reason))

    def set_confidence(self, question: QuestionId, confidence: Confidence) -> None:
        """Say how sure an answer is."""
        self.keep(replace(self.get(question), confidence=confidence))

    def turn_confidence(self, question: QuestionId) -> None:
        """Take the next confidence in the circle, where there is an answer."""
        answer = self.get(question)
        if answer.choice is not None:
            self.set_confidence(question, next_confidence(answer.confidence))

    def toggle_flag(self, question: QuestionId) -> None:
        """Mark an answer for a later look, or take the mark away."""
        answer = self.get(question)
        self.keep(replace(answer, flagged=not answer.flagged))

    def keep(self, answer: Answer) -> None:
        """Show an answer and store it; nothing happens when it is the same already."""
        if answer == self.get(answer.question):
            return
        self._book.wish(answer)
        self.changed.emit()
        self._store(answer)

    def _store(self, answer: Answer) -> None:
        from csdesk.operations.answers import clear_answer, save_answer

        settle = while_there(self, lambda _nothing: self._settle(answer))
        drop = while_there(self, lambda _sentence: self._drop(answer))

        def give_up(sentence: str) -> None:
            drop(sentence)
            self._session.failed.emit(sentence)

        if is_empty(answer):
            self._session.run(clear_answer, answer.question, on_done=settle, on_failed=give_up)
        else:
            self._session.run(save_answer, answer, on_done=settle, on_failed=give_up)

    def _settle(self, answer: Answer) -> None:
        if self._book.settle(answer):
            self.changed.emit()

    def _drop(self, answer: Answer) -> None:
        self._book.drop_wish(answer.question)
        self.changed.emit()
