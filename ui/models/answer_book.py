"""The answers as the person sees them: what is stored, and what is on its way to the disk."""

from __future__ import annotations

from csdesk.model.answers import Answer, Answers, Confidence
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.instruments import Instrument, Question


class AnswerBook:
    """Keeps the last wish for each question until the stored answers say the same."""

    def __init__(self) -> None:
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
        return known or Answer(question, None)

    def all(self) -> Answers:
        """Return every answer that is not empty."""
        merged = {**self._stored, **self._wished}
        return {question: answer for question, answer in merged.items() if not is_empty(answer)}


def is_empty(answer: Answer) -> bool:
    """Say whether an answer holds nothing that is worth keeping."""
    return answer == Answer(answer.question, None, confidence=answer.confidence)


def same_as_stored(wish: Answer, stored: Answer | None) -> bool:
    """Say whether a wish has come true."""
    return is_empty(wish) if stored is None else wish == stored


def next_confidence(confidence: Confidence) -> Confidence:
    """Return 1 to 5 in a circle."""
    return Confidence(confidence % len(Confidence) + 1)


def order_questions(instrument: Instrument) -> tuple[Question, ...]:
    """Return the questions area by area, those about the whole last."""
    ordered = [q for area in instrument.areas for q in instrument.area_questions(area.id)]
    ordered += [instrument.question(question) for question in instrument.overall_questions]
    return tuple(ordered)


def best_choice(question: Question) -> ChoiceId:
    """Return the choice that earns most."""
    return max(question.choices, key=lambda choice: choice.credit).id
