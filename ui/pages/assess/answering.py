"""Giving answers: shown at once, stored on the lane."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from csdesk.model.answers import NOBODY, Answer, Answers, Confidence
from csdesk.model.identifiers import AccountKey, ChoiceId, QuestionId
from csdesk.model.instruments import Question
from ui.models.answer_book import AnswerBook, is_empty, next_confidence
from ui.models.walk_sheet import is_blank
from ui.session import Session
from ui.tasks.lifetime import while_there


class Answering(QObject):
    """The answers as the person sees them; ``changed`` says that one of them is another now."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._book = AnswerBook()

    def turn_to(self, subject: AccountKey = NOBODY) -> None:
        """Take answers about somebody else from now on."""
        if subject != self._book.subject:
            self._book = AnswerBook(subject)

    def take_stored(self, answers: Answers) -> None:
        """Take the answers as they are stored now."""
        self._book.take_stored(answers)

    def get(self, question: QuestionId) -> Answer:
        """Return the answer to a question, an empty one when there is none."""
        return self._book.get(question)

    def given(self, questions: Iterable[Question]) -> Answers:
        """Return the answers to some questions, those that are not empty."""
        return self._book.given(questions)

    def choose(self, question: Question, choice: str) -> None:
        """Answer a question with a choice."""
        self.keep(replace(self._blank(question), choice=ChoiceId(choice)))

    def write(self, question: Question, text: str) -> None:
        """Answer a question with a text; an empty one takes the answer back."""
        self.keep(replace(self._blank(question), text=text))

    def count(self, question: Question, value: float | None) -> None:
        """Answer a question with a number."""
        self.keep(replace(self._blank(question), value=value))

    def rule_out(self, question: Question, reason: str) -> None:
        """Say why a question does not apply."""
        self.keep(replace(self._blank(question), not_applicable_reason=reason))

    def defer(self, question: Question, reason: str) -> None:
        """Put a question off, and say why or who will be asked."""
        self.keep(replace(self._blank(question), deferred=reason))

    def take_back(self, question: Question) -> None:
        """Make a question unanswered again; what was written beside it stays."""
        if not is_blank(self.get(question.id)):
            self.keep(self._blank(question))

    def confirm(self, question: Question) -> None:
        """Let an answer to earlier criteria count for those of today."""
        self.keep(replace(self.get(question.id), revision=question.revision))

    def repeat(self, question: Question, earlier: Answer) -> None:
        """Answer as in an earlier engagement."""
        again = replace(self._blank(question), choice=earlier.choice, value=earlier.value)
        reason = earlier.not_applicable_reason
        self.keep(replace(again, text=earlier.text, not_applicable_reason=reason))

    def set_confidence(self, question: QuestionId, confidence: Confidence) -> None:
        """Say how sure an answer is."""
        self.keep(replace(self.get(question), confidence=confidence))

    def turn_confidence(self, question: QuestionId) -> None:
        """Take the next confidence in the circle."""
        self.set_confidence(question, next_confidence(self.get(question).confidence))

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

    def disown(self, question: Question, texts: Answer) -> Answer:
        """Return what was written beside an answer from the data, without that answer."""
        from_data = self.get(question.id)
        evidence = "" if texts.evidence == from_data.evidence else texts.evidence
        said_by = "" if texts.respondent == from_data.respondent else texts.respondent
        own = replace(self._blank(question), note=texts.note, owner=texts.owner)
        return replace(own, evidence=evidence, respondent=said_by)

    def _blank(self, question: Question) -> Answer:
        """Return the answer without what was answered, ready for another one."""
        known = self.get(question.id)
        if known.is_from_data:
            return Answer(question.id, revision=question.revision, subject=known.subject)
        return replace(
            known,
            choice=None,
            value=None,
            text="",
            not_applicable_reason="",
            deferred="",
            revision=question.revision,
        )

    def _store(self, answer: Answer) -> None:
        from csdesk.operations.answers import clear_answer, save_answer

        book = self._book
        settle = while_there(self, lambda _nothing: self._settle(book, answer))
        drop = while_there(self, lambda _sentence: self._drop(book, answer))

        def give_up(sentence: str) -> None:
            drop(sentence)
            self._session.failed.emit(sentence)

        if is_empty(answer):
            place = (answer.question, answer.subject)
            self._session.run(clear_answer, *place, on_done=settle, on_failed=give_up)
        else:
            self._session.run(save_answer, answer, on_done=settle, on_failed=give_up)

    def _settle(self, book: AnswerBook, answer: Answer) -> None:
        if book.settle(answer) and book is self._book:
            self.changed.emit()

    def _drop(self, book: AnswerBook, answer: Answer) -> None:
        book.drop_wish(answer.question)
        self.changed.emit()
