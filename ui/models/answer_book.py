"""The answers as the person sees them: what is stored, and what is on its way to the disk."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.model.answers import NOBODY, Answer, Answers, Confidence
from csdesk.model.identifiers import AccountKey, ChoiceId, QuestionId
from csdesk.model.instruments import Question


class AnswerBook:
    """Keeps the last wish for each question until the stored answers say the same."""

    def __init__(self, subject: AccountKey = NOBODY) -> None:
        self.subject = subject
        self._stored: Answers = {}
        self._wished: dict[QuestionId, Answer] = {}

    def take_stored(self, answers: Answers) -> None:
        """Take the answers as they are stored now."""
        self._stored = answers
        for question, wish in tuple(self._wished.items()):
            if same_as_stored(wish, answers.get(question)):
                del self._wished[question]

    def wish(self, answer: Answer) -> None:
        """Show an answer that is not stored yet."""
        self._wished[answer.question] = answer

    def settle(self, wish: Answer) -> bool:
        """Show what is stored, because a wish was kept and perhaps undone; False if it was gone."""
        if self._wished.get(wish.question) != wish:
            return False
        del self._wished[wish.question]
        return True

    def drop_wish(self, question: QuestionId) -> None:
        """Show what is stored, because the wish could not be kept."""
        self._wished.pop(question, None)

    def get(self, question: QuestionId) -> Answer:
        """Return the answer to a question, an empty one when there is none."""
        known = self._wished.get(question) or self._stored.get(question)
        return known or Answer(question, subject=self.subject)

    def given(self, questions: Iterable[Question]) -> Answers:
        """Return the answers to some questions, those that are not empty."""
        found = {question.id: self.get(question.id) for question in questions}
        return {question: answer for question, answer in found.items() if not is_empty(answer)}


def is_empty(answer: Answer) -> bool:
    """Say whether an answer holds nothing that is worth keeping."""
    if answer.choice is not None or answer.text or answer.value is not None:
        return False
    told = (answer.not_applicable_reason, answer.deferred, answer.evidence, answer.note)
    return not any(told) and not (answer.flagged or answer.respondent or answer.owner)


def same_as_stored(wish: Answer, stored: Answer | None) -> bool:
    """Say whether a wish has come true."""
    return is_empty(wish) if stored is None else wish == stored


def next_confidence(confidence: Confidence) -> Confidence:
    """Return 1 to 5 in a circle."""
    return Confidence(confidence % len(Confidence) + 1)


def best_choice(question: Question) -> ChoiceId:
    """Return the choice that earns most."""
    return max(question.choices, key=lambda choice: choice.credit).id
