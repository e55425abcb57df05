"""What was answered to a question, in words."""

from __future__ import annotations

from csdesk.formatting.numbers import UNKNOWN, answered_number
from csdesk.model.answers import Answer, AnswerState
from csdesk.model.instruments import Question
from csdesk.model.questionnaires import NOT_APPLICABLE

PUT_OFF = "Put off"


def answer_words(question: Question, answer: Answer | None, nothing: str = UNKNOWN) -> str:
    """Return a label, a number with its unit, a text, or why there is none.

    ``nothing`` stands for no answer, and for a choice that is no longer offered.
    """
    if answer is None or answer.state is AnswerState.UNANSWERED:
        return nothing
    if answer.state is AnswerState.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if answer.state is AnswerState.DEFERRED:
        return PUT_OFF
    if answer.value is not None:
        return answered_number(answer.value, question.unit)
    labels = {choice.id: choice.label for choice in question.choices}
    return labels.get(answer.choice, nothing) if answer.choice else answer.text or nothing
