"""What the sample client's people answered, fitted to the instrument."""

from __future__ import annotations

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import OVERALL, Instrument, Question
from csdesk.model.samples import SampleAnswer, SampleArea


def answer_instrument(areas: tuple[SampleArea, ...], instrument: Instrument) -> tuple[Answer, ...]:
    """Return the answers of all areas; IndexError when an area has fewer questions than answers."""
    return tuple(
        _answer(_questions(instrument, area.area)[given.question - 1], given, area.respondent)
        for area in areas
        for given in area.answers
    )


def _questions(instrument: Instrument, area: AreaId) -> tuple[Question, ...]:
    if area == OVERALL:
        return tuple(instrument.question(question) for question in instrument.overall_questions)
    return instrument.area_questions(area)


def _answer(question: Question, given: SampleAnswer, respondent: str) -> Answer:
    fitting = min(question.choices, key=lambda choice: abs(choice.credit - given.credit))
    return Answer(
        question=question.id,
        choice=None if given.not_applicable else fitting.id,
        not_applicable_reason=given.not_applicable,
        confidence=given.confidence,
        evidence=given.evidence,
        note=given.note,
        flagged=given.flagged,
        respondent=respondent,
    )
