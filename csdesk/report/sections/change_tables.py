"""The tables of two audits side by side: areas, and answers that differ."""

from __future__ import annotations

from csdesk.model.assessments import AnswerChange, AreaChange, Comparison
from csdesk.model.instruments import OVERALL_NAME, Instrument, Question
from csdesk.report.document import Column, Format, Status, StatusWord, Value
from csdesk.report.sections.answered import write_answer
from csdesk.report.sections.change_words import area_name, level_now, level_then
from csdesk.scoring.maturity.marks import TOLERANCE

AREAS_TITLE = "Each area in both audits"
ANSWERS_TITLE = "Answers that changed, the largest first"
NOT_ASKED = "Not asked"
_INSTRUMENT = Column("Instrument", Format.TEXT, 0.15)


def area_columns(*, with_instrument: bool = False) -> tuple[Column, ...]:
    """Return the columns of ``area_rows``; with the instrument before them for the workbook."""
    columns = (
        Column("Area", Format.TEXT, 0.34),
        Column("Level then", Format.TEXT, 0.18),
        Column("Index then", Format.DECIMAL, 0.1),
        Column("Level today", Format.TEXT, 0.18),
        Column("Index today", Format.DECIMAL, 0.1),
        Column("Points", Format.DECIMAL, 0.1),
        Column("Change", Format.STATUS, 0.15),
    )
    return (_INSTRUMENT, *columns) if with_instrument else columns


def area_rows(
    comparison: Comparison, before: Instrument, after: Instrument
) -> tuple[tuple[Value, ...], ...]:
    """Return the areas that either audit assessed, and the whole."""
    rows = [
        _area_row(area_name(change, before, after), change, before, after)
        for change in comparison.areas
        if change.index_before is not None or change.index_after is not None
    ]
    return (*rows, _area_row(OVERALL_NAME, comparison.overall, before, after))


def answer_columns(*, with_instrument: bool = False) -> tuple[Column, ...]:
    """Return the columns of ``answer_rows``; with the instrument before them for the workbook."""
    columns = (
        Column("Area", Format.TEXT, 0.2),
        Column("Question", Format.TEXT, 0.4),
        Column("Answer then", Format.TEXT, 0.2),
        Column("Answer today", Format.TEXT, 0.2),
        Column("Change", Format.STATUS, 0.12),
    )
    return (_INSTRUMENT, *columns) if with_instrument else columns


def answer_rows(
    comparison: Comparison, before: Instrument, after: Instrument
) -> tuple[tuple[Value, ...], ...]:
    """Return the questions that were answered differently, those that changed most first."""
    old = {question.id: question for question in before.questions}
    new = {question.id: question for question in after.questions}
    names = {**before.area_names, **after.area_names}
    return tuple(
        (
            names.get(change.area, str(change.area)),
            (new.get(change.question) or old[change.question]).text,
            _said(old.get(change.question), change, is_now=False),
            _said(new.get(change.question), change, is_now=True),
            _credit_status(change),
        )
        for change in comparison.answers
    )


def _area_row(
    name: str, change: AreaChange, before: Instrument, after: Instrument
) -> tuple[Value, ...]:
    return (
        name,
        level_then(change, before),
        change.index_before,
        level_now(change, after),
        change.index_after,
        change.delta,
        change_status(change.delta),
    )


def _said(question: Question | None, change: AnswerChange, *, is_now: bool) -> str:
    if question is None:
        return NOT_ASKED
    return write_answer(question, change.after if is_now else change.before)


def _credit_status(change: AnswerChange) -> StatusWord:
    if change.credit_before is None or change.credit_after is None:
        return change_status(None)
    return change_status(change.credit_after - change.credit_before)


def change_status(delta: float | None) -> StatusWord:
    """Return whether something became better or worse, in a word with its shape."""
    if delta is None:
        return StatusWord(Status.NONE, "Not comparable")
    if abs(delta) <= TOLERANCE:
        return StatusWord(Status.NONE, "As before")
    return StatusWord(Status.GOOD, "Better") if delta > 0 else StatusWord(Status.WATCH, "Worse")
