"""Every answer to the instruments beside the maturity ladder, for the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import confidence_word
from csdesk.model import questionnaires
from csdesk.model.assessments import Assessment
from csdesk.model.instruments import Question
from csdesk.report.document import Column, Format, Table, Value
from csdesk.report.sections.answered import answer_words


def instrument_answers_table(assessments: Sequence[Assessment]) -> Table:
    """Return every question of these instruments with its answer."""
    return Table(
        name="Other answers",
        title="All answers to the other instruments",
        columns=(
            Column("Instrument", Format.TEXT, 0.1),
            Column(questionnaires.AREA, Format.TEXT, 0.1),
            Column(questionnaires.QUESTION_ID, Format.TEXT, 0.1),
            Column(questionnaires.QUESTION, Format.TEXT, 0.3),
            Column(questionnaires.ANSWER, Format.TEXT, 0.1),
            Column(questionnaires.CONFIDENCE, Format.TEXT, 0.1),
            Column(questionnaires.EVIDENCE, Format.TEXT, 0.2),
            Column(questionnaires.NOTE, Format.TEXT, 0.2),
            Column(questionnaires.REASON, Format.TEXT, 0.2),
            Column("Put off", Format.TEXT, 0.1),
            Column("Owner", Format.TEXT, 0.1),
            Column("For review", Format.TEXT, 0.05),
            Column("Answered by", Format.TEXT, 0.1),
        ),
        rows=tuple(
            _row(question, assessment)
            for assessment in assessments
            for question in assessment.instrument.questions
        ),
        empty="No other instrument was begun.",
        workbook_only=True,
    )


def _row(question: Question, assessment: Assessment) -> tuple[Value, ...]:
    instrument = assessment.instrument
    answer = assessment.answers.get(question.id)
    place = (
        instrument.name,
        instrument.area_name(question.area),
        question.id,
        question.text,
        answer_words(question, answer),
    )
    if answer is None:
        return (*place, *([None] * 8))
    return (
        *place,
        confidence_word(answer.confidence),
        answer.evidence or None,
        answer.note or None,
        answer.not_applicable_reason or None,
        answer.deferred or None,
        answer.owner or None,
        "Yes" if answer.flagged else None,
        answer.respondent or None,
    )
