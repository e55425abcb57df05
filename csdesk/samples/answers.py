"""What the sample client's people answered, fitted to the instruments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import OVERALL, Instrument, Question
from csdesk.model.samples import SampleAnswer, SampleArea


def answer_instruments(
    areas: tuple[SampleArea, ...], instruments: Sequence[Instrument]
) -> tuple[Answer, ...]:
    """Return the answers of all areas, of whichever instrument has them.

    IndexError where an area has fewer questions than answers, or no instrument has it.
    """
    return tuple(
        _answer(_questions(instruments, area.area)[given.question - 1], given, area.respondent)
        for area in areas
        for given in area.answers
    )


def answer_before(
    areas: tuple[SampleArea, ...], instruments: Sequence[Instrument]
) -> tuple[Answer, ...]:
    """Return what the same people answered a year before; notes and flags are of today."""
    return tuple(
        replace(answer, note="", flagged=False)
        for answer in answer_instruments(tuple(map(_look_back, areas)), instruments)
    )


def _look_back(area: SampleArea) -> SampleArea:
    return replace(area, answers=tuple(map(_answer_before, area.answers)))


def _answer_before(given: SampleAnswer) -> SampleAnswer:
    before = given.credit if given.credit_before is None else given.credit_before
    return replace(given, credit=before)


def _questions(instruments: Sequence[Instrument], area: AreaId) -> tuple[Question, ...]:
    return tuple(
        question for instrument in instruments for question in _questions_of(instrument, area)
    )


def _questions_of(instrument: Instrument, area: AreaId) -> tuple[Question, ...]:
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
        owner=given.owner,
    )
