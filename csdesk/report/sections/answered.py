"""What was answered to an instrument, in words, and as the last columns of a table."""

from __future__ import annotations

from csdesk.formatting import confidence_word
from csdesk.formatting.answers import PUT_OFF, answer_words
from csdesk.model import questionnaires
from csdesk.model.answers import Answer, Answers, AnswerState
from csdesk.model.instruments import Instrument, Question
from csdesk.report.document import Column, Format, Value

ANSWER_COLUMNS = (
    Column(questionnaires.ANSWER, Format.TEXT, 0.1),
    Column(questionnaires.CONFIDENCE, Format.TEXT, 0.1),
    Column(questionnaires.EVIDENCE, Format.TEXT, 0.2),
    Column(questionnaires.NOTE, Format.TEXT, 0.2),
    Column(questionnaires.REASON, Format.TEXT, 0.2),
    Column(PUT_OFF, Format.TEXT, 0.1),
    Column("Owner", Format.TEXT, 0.1),
    Column("For review", Format.TEXT, 0.05),
    Column("Answered by", Format.TEXT, 0.1),
)


def questions_in(
    instrument: Instrument, answers: Answers, state: AnswerState
) -> list[tuple[Question, Answer]]:
    """Return the questions of an instrument whose answers stand like this."""
    given = [(question, answers.get(question.id)) for question in instrument.questions]
    return [(question, answer) for question, answer in given if answer and answer.state is state]


def write_answer(question: Question, answer: Answer | None) -> str:
    """Return what was answered, or that nothing was."""
    return answer_words(question, answer, "Not answered")


def answer_cells(question: Question, answer: Answer | None) -> tuple[Value, ...]:
    """Return a value for each of ``ANSWER_COLUMNS``."""
    words = write_answer(question, answer)
    if answer is None:
        return (words, *([None] * (len(ANSWER_COLUMNS) - 1)))
    return (
        words,
        confidence_word(answer.confidence),
        answer.evidence or None,
        answer.note or None,
        answer.not_applicable_reason or None,
        answer.deferred or None,
        answer.owner or None,
        "Yes" if answer.flagged else None,
        answer.respondent or None,
    )
