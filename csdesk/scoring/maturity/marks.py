"""What each question earned, and what it would in its worst and its best case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from csdesk.model.answers import Answer, Answers, AnswerState
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Choice, Question, QuestionKind

Caps = Mapping[QuestionId, float]
"""The most credit that the data leave to the answer of a question, 0 to 1."""
NO_CAPS: Caps = {}
TOLERANCE = 1e-9
"""What floating point may lack for a threshold to count as met, in its unit."""


class Mark(NamedTuple):
    """What a question earned that applies; ``stands`` is None while it is not answered.

    ``low`` and ``high`` are its worst and its best case: any answer where there is none, one
    choice worse or better where the confidence is low. All three keep to the cap.

    Thousands are made at once, and a named tuple takes half the time of a dataclass.
    """

    question: Question
    stands: Choice | None
    low: Choice
    high: Choice
    confidence: int
    is_deferred: bool


def mark_questions(
    questions: Iterable[Question], answers: Answers, caps: Caps = NO_CAPS
) -> list[Mark]:
    """Return the marks of the questions that earn credit and apply."""
    asked = [(one, answers.get(one.id)) for one in questions if one.kind is QuestionKind.CHOICE]
    return [
        _mark(question, answer, caps.get(question.id) if caps else None)
        for question, answer in asked
        if answer is None or answer.choice is not None or applies(answer)
    ]


def credit_of(question: Question, answer: Answer | None) -> float | None:
    """Return the credit 0 to 1 that an answer earns; None when there is none, or none counts.

    A choice that the question does not offer (any more) counts as not answered.
    """
    choice = chosen(question, answer)
    return None if choice is None else choice.credit


def applies(answer: Answer | None) -> bool:
    """Return whether the question counts: it is not marked "not applicable" with a reason."""
    return answer is None or answer.state is not AnswerState.NOT_APPLICABLE


def said(answer: Answer | None) -> tuple[object, ...]:
    """Return what counts when two answers are held against each other; empty while it is open.

    Confidence, evidence, notes and reasons are no other answer, nor are case and spacing.
    """
    if answer is None or answer.state in (AnswerState.UNANSWERED, AnswerState.DEFERRED):
        return ()
    if answer.state is AnswerState.NOT_APPLICABLE:
        return (AnswerState.NOT_APPLICABLE,)
    return (answer.choice, answer.value, " ".join(answer.text.split()).casefold())


def chosen(question: Question, answer: Answer | None) -> Choice | None:
    """Return the choice that was made among those that the question offers."""
    if answer is None or answer.choice is None:
        return None
    for choice in question.choices:
        if choice.id == answer.choice:
            return choice
    return None


def _mark(question: Question, answer: Answer | None, cap: float | None) -> Mark:
    choice = chosen(question, answer)
    if answer is None or choice is None:
        is_deferred = answer is not None and answer.state is AnswerState.DEFERRED
        worst, best = _ends(question)
        return Mark(question, None, worst, best, 0, is_deferred)
    stands = low = high = _cut(choice, question, cap)
    if answer.confidence.is_low:
        worse, better = _neighbours(question, choice)
        low, high = _cut(worse, question, cap), _cut(better, question, cap)
    return Mark(question, stands, low, high, int(answer.confidence), is_deferred=False)


def _ends(question: Question) -> tuple[Choice, Choice]:
    return min(question.choices, key=_credit), max(question.choices, key=_credit)


def _neighbours(question: Question, choice: Choice) -> tuple[Choice, Choice]:
    """Return the choices with the next lower and higher credit; at an end the choice itself."""
    lower = [other for other in question.choices if other.credit < choice.credit]
    higher = [other for other in question.choices if other.credit > choice.credit]
    return max(lower, key=_credit, default=choice), min(higher, key=_credit, default=choice)


def _cut(choice: Choice, question: Question, cap: float | None) -> Choice:
    """Return a choice with no more credit, and no higher rung, than the data leave to it."""
    if cap is None or choice.credit <= cap:
        return choice
    shown = [other for other in question.choices if other.credit <= cap + TOLERANCE]
    return replace(choice, credit=cap, rung=max((other.rung or 0 for other in shown), default=0))


def _credit(choice: Choice) -> float:
    return choice.credit
