"""What was answered to an instrument, in words."""

from __future__ import annotations

from csdesk.formatting import answered_number
from csdesk.model.answers import Answer, Answers, AnswerState
from csdesk.model.instruments import Instrument, Question
from csdesk.model.questionnaires import NOT_APPLICABLE
from csdesk.scoring.maturity import chosen


def questions_in(
    instrument: Instrument, answers: Answers, state: AnswerState
) -> list[tuple[Question, Answer]]:
    """Return the questions of an instrument whose answers stand like this."""
    given = [(question, answers.get(question.id)) for question in instrument.questions]
    return [(question, answer) for question, answer in given if answer and answer.state is state]


def answer_words(question: Question, answer: Answer | None) -> str:
    """Return what was answered: a label, a number with its unit, a text, or why there is none."""
    if answer is None or answer.state is AnswerState.UNANSWERED:
        return "Not answered"
    if answer.state is AnswerState.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if answer.state is AnswerState.DEFERRED:
        return "Put off"
    choice = chosen(question, answer)
    if choice is not None:
        return choice.label
    if answer.value is not None:
        return answered_number(answer.value, question.unit)
    return answer.text or "Not answered"
