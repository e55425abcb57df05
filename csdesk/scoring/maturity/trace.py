"""What an index is made of: which answers, which weights, and what was left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import fsum

from csdesk.model.answers import Answer, Answers, AnswerState
from csdesk.model.areas import AreaKind
from csdesk.model.identifiers import AreaId, FunctionId, QuestionId
from csdesk.model.instruments import OVERALL, Instrument, Question, QuestionKind
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.model.traces import AreaTrace, LeftOut, PartTrace, QuestionTrace, WholeTrace
from csdesk.scoring.maturity.areas import TOP
from csdesk.scoring.maturity.gaps import missing_marks, next_tier
from csdesk.scoring.maturity.ladder import sort_rungs
from csdesk.scoring.maturity.levels import EVERYTHING, score_instrument
from csdesk.scoring.maturity.marks import NO_CAPS, Caps, Mark, chosen, credit_of, mark_questions

_REASONS = {
    AnswerState.NOT_APPLICABLE: LeftOut.NOT_APPLICABLE,
    AnswerState.DEFERRED: LeftOut.DEFERRED,
}


@dataclass(frozen=True, slots=True)
class _Area:
    """What every line of an area's trace needs to know."""

    marks: Mapping[QuestionId, Mark]
    total: float
    """Weight of all answered questions."""
    next_tier: int | None
    holding: frozenset[QuestionId]
    """The questions that keep the next tier from being reached."""
    why: LeftOut | None
    """Why nothing in the area counts; None where it does."""


def trace_area(
    instrument: Instrument,
    answers: Answers,
    area: AreaId,
    *,
    functions: Collection[FunctionId] = EVERYTHING,
    caps: Caps = NO_CAPS,
) -> AreaTrace:
    """Return every question of an area with its part in the index; the parts add up to it.

    A question counts with its weight against that of all answered ones. KeyError for an area
    that the instrument does not have.
    """
    result = score_instrument(instrument, answers, functions=functions, caps=caps)
    found = _look_into(instrument, answers, area, result, caps)
    questions = instrument.area_questions(area)
    lines = tuple(_trace_question(question, answers, found) for question in questions)
    return AreaTrace(result.area(area), lines, found.next_tier)


def trace_whole(
    instrument: Instrument, result: MaturityResult, whole: AreaId = OVERALL
) -> WholeTrace:
    """Return what each part adds to the index of the whole, or of one dimension.

    The parts add up to the index. KeyError for a dimension that the instrument does not have.
    """
    level = result.overall if whole == OVERALL else result.area(whole)
    weights = _part_weights(instrument, whole)
    levels = {part: result.area(part) for part in weights}
    total = fsum(weights[part] for part, one in levels.items() if one.index is not None)
    parts = (_trace_part(one, weights[part], total, result) for part, one in levels.items())
    return WholeTrace(level, tuple(parts))


def weakest_areas(
    instrument: Instrument, result: MaturityResult, count: int
) -> tuple[AreaLevel, ...]:
    """Return the assessed practices with the lowest index, ties in the order of the instrument.

    Signs of dysfunctions are no practices, and stand apart (S3.14, S4.22).
    """
    levels = [result.area(area.id) for area in instrument.practice_areas]
    assessed = [level for level in levels if level.index is not None]
    return tuple(sorted(assessed, key=lambda level: level.index or 0.0)[:count])


def _look_into(
    instrument: Instrument, answers: Answers, area: AreaId, result: MaturityResult, caps: Caps
) -> _Area:
    why = _why_not_scored(instrument, area, result)
    if why is not None:
        return _Area({}, 0.0, None, frozenset(), why)
    marks = mark_questions(instrument.area_questions(area), answers, caps)
    rungs = sort_rungs(marks, instrument)
    tier = next_tier(rungs)
    missing = missing_marks(rungs, tier.number) if tier else ()
    return _Area(
        marks={mark.question.id: mark for mark in marks},
        total=fsum(mark.question.weight for mark in marks if mark.stands is not None),
        next_tier=tier.number if tier else None,
        holding=frozenset(question.id for question in missing),
        why=None,
    )


def _why_not_scored(instrument: Instrument, area: AreaId, result: MaturityResult) -> LeftOut | None:
    if area in result.left_out:
        return LeftOut.OUT_OF_SCOPE
    kinds = {known.id: known.kind for known in instrument.areas}
    return LeftOut.NOT_SCORED if kinds[area] is AreaKind.FACTS else None


def _trace_question(question: Question, answers: Answers, found: _Area) -> QuestionTrace:
    answer = answers.get(question.id)
    mark = found.marks.get(question.id)
    credit = mark.stands.credit if mark and mark.stands else None
    share = 0.0 if credit is None else TOP * question.weight / found.total
    return QuestionTrace(
        question=question.id,
        answer=_label(question, answer),
        weight=question.weight,
        claimed=credit_of(question, answer),
        credit=credit,
        gained=share * (credit or 0.0),
        missed=share * (1 - (credit or 0.0)),
        left_out=None if credit is not None else _why_left_out(question, answer, found),
        reason="" if answer is None else answer.not_applicable_reason or answer.deferred,
        holds_back=found.next_tier if question.id in found.holding else None,
    )


def _why_left_out(question: Question, answer: Answer | None, found: _Area) -> LeftOut:
    if found.why is not None:
        return found.why
    if question.kind is not QuestionKind.CHOICE:
        return LeftOut.NOT_SCORED
    state = AnswerState.UNANSWERED if answer is None else answer.state
    return _REASONS.get(state, LeftOut.UNANSWERED)


def _label(question: Question, answer: Answer | None) -> str:
    choice = chosen(question, answer)
    return "" if choice is None else choice.label


def _part_weights(instrument: Instrument, whole: AreaId) -> dict[AreaId, float]:
    if whole == OVERALL and instrument.dimensions:
        return {dimension.id: dimension.weight for dimension in instrument.dimensions}
    if whole == OVERALL:
        return {area.id: area.weight for area in instrument.practice_areas}
    shares = {dimension.id: dimension.shares for dimension in instrument.dimensions}
    return {share.area: share.weight for share in shares[whole]}


def _trace_part(level: AreaLevel, weight: float, total: float, result: MaturityResult) -> PartTrace:
    if level.index is None:
        return PartTrace(level.area, weight, None, 0.0, 0.0, _why_part_left_out(level, result))
    share = weight / total
    return PartTrace(
        part=level.area,
        weight=weight,
        index=level.index,
        gained=share * level.index,
        missed=share * (TOP - level.index),
        left_out=None,
    )


def _why_part_left_out(level: AreaLevel, result: MaturityResult) -> LeftOut:
    if level.area in result.left_out:
        return LeftOut.OUT_OF_SCOPE
    return LeftOut.UNANSWERED if level.applicable else LeftOut.NOT_APPLICABLE
