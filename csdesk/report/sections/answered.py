"""Whether an instrument was begun, and what was answered to it."""

from __future__ import annotations

from csdesk.formatting import answered_number
from csdesk.model.answers import Answer, Answers, AnswerState
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.instruments import Instrument, Question
from csdesk.model.questionnaires import NOT_APPLICABLE
from csdesk.scoring.maturity import chosen


def is_started(assessment: Assessment, diagnosis: Diagnosis) -> bool:
    """Say whether somebody answered a question that the instrument asks itself.

    What the data answer, or another instrument asks, does not begin it.
    """
    return any(
        question.lender is None and question.id in diagnosis.answers
        for question in assessment.instrument.questions
    )


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
