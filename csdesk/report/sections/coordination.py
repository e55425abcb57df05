"""What works between customer success and other teams: touchpoints, failures, owners (S3.19)."""

from __future__ import annotations

from csdesk.model.areas import Area
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument, Polarity, Question
from csdesk.report.document import Block, Column, Format, Table, Value
from csdesk.report.sections.answered import write_answer

OPEN = "Nobody yet"


def coordination_blocks(assessment: Assessment) -> tuple[Block, ...]:
    """Return the arms as a table, and every touchpoint with its owner for the workbook."""
    instrument = assessment.instrument
    arms = [area for area in instrument.areas if _touchpoints(instrument, area.id)]
    arms = [arm for arm in arms if arm.id not in assessment.claimed.left_out]
    return (_arms_table(arms, assessment), _touchpoints_table(arms, assessment))


def _arms_table(arms: list[Area], assessment: Assessment) -> Table:
    return Table(
        name="Coordination",
        title="What works with other teams?",
        columns=(
            Column("Team", Format.TEXT, 0.2),
            Column("Index", Format.DECIMAL, 0.1),
            Column("Common failure", Format.TEXT, 0.4),
            Column("Is it there?", Format.TEXT, 0.15),
            Column("Touchpoints", Format.INTEGER, 0.1),
            Column("With an owner", Format.INTEGER, 0.1),
        ),
        rows=tuple(_arm_row(arm, assessment) for arm in arms),
        empty="No arm is in the scope of this audit.",
    )


def _arm_row(arm: Area, assessment: Assessment) -> tuple[Value, ...]:
    instrument, answers = assessment.instrument, assessment.answers
    touchpoints = _touchpoints(instrument, arm.id)
    failure = _failure(instrument, arm.id)
    owned = [one for one in touchpoints if one.id in answers and answers[one.id].owner]
    return (
        arm.name,
        assessment.claimed.area(arm.id).index,
        failure.text if failure else None,
        write_answer(failure, answers.get(failure.id)) if failure else None,
        len(touchpoints),
        len(owned),
    )


def _touchpoints_table(arms: list[Area], assessment: Assessment) -> Table:
    return Table(
        name="Touchpoints",
        title="Every touchpoint with other teams",
        columns=(
            Column("Team", Format.TEXT, 0.2),
            Column("Touchpoint", Format.TEXT, 0.4),
            Column("Answer", Format.TEXT, 0.15),
            Column("Owner", Format.TEXT, 0.15),
        ),
        rows=tuple(
            _touchpoint_row(arm, question, assessment)
            for arm in arms
            for question in _touchpoints(assessment.instrument, arm.id)
        ),
        empty="No arm is in the scope of this audit.",
        workbook_only=True,
    )


def _touchpoint_row(arm: Area, question: Question, assessment: Assessment) -> tuple[Value, ...]:
    answer = assessment.answers.get(question.id)
    owner = answer.owner if answer and answer.owner else OPEN
    return (arm.name, question.text, write_answer(question, answer), owner)


def _touchpoints(instrument: Instrument, area: AreaId) -> list[Question]:
    return [question for question in instrument.area_questions(area) if question.needs_owner]


def _failure(instrument: Instrument, area: AreaId) -> Question | None:
    """Return the question for the failure that is common with a team."""
    negative = (q for q in instrument.area_questions(area) if q.polarity is Polarity.NEGATIVE)
    return next(negative, None)
