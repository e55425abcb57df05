"""Every answer to the instruments beside the maturity ladder, for the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model import questionnaires
from csdesk.model.assessments import Assessment
from csdesk.model.instruments import Question
from csdesk.report.document import Column, Format, Table, Value
from csdesk.report.sections.answered import ANSWER_COLUMNS, answer_cells


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
            *ANSWER_COLUMNS,
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
    return (
        instrument.name,
        instrument.area_name(question.area),
        question.id,
        question.text,
        *answer_cells(question, assessment.answers.get(question.id)),
    )
