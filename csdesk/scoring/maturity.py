"""The level of each area of an instrument, from the answers (S1.15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.model.answers import Answer, Answers
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import OVERALL, Choice, Instrument, Question
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult


@dataclass(frozen=True, slots=True)
class _Mark:
    """What one applicable question earned, 0 to 1; ``credit`` is None while unanswered."""

    question: Question
    credit: float | None
    low: float
    high: float


def score_instrument(instrument: Instrument, answers: Answers) -> MaturityResult:
    """Return the level of each area and of the whole, index 0 to 100 (S1.15).

    A rung is reached when all its applicable questions earn the pass credit and so do those of
    every rung below; a rung on which nothing applies blocks nothing and is not reached itself.
    The whole stands at the tier of its lowest assessed area, its index is the mean of theirs.
    Questions about the whole count for progress, never for its tier or index. ``low`` and
    ``high`` let unanswered questions earn nothing or everything, and answers of low confidence
    be one choice worse or better.
    """
    levels = []
    for area in instrument.areas:
        marks = _mark_questions(instrument.area_questions(area.id), answers)
        levels.append(_area_level(area.id, marks, instrument.pass_credit))
    about_whole = [instrument.question(question) for question in instrument.overall_questions]
    tiers = [level.tier for level in levels if level.tier is not None]
    return MaturityResult(
        instrument=instrument.id,
        areas=tuple(levels),
        overall=_whole_level(levels, _mark_questions(about_whole, answers)),
        average_tier=sum(tiers) / len(tiers) if tiers else None,
    )


def unmet_questions(
    area: AreaId, instrument: Instrument, answers: Answers, rung: int
) -> tuple[Question, ...]:
    """Return the questions of a rung that keep it from being reached (S1.15).

    They apply, and are unanswered or earn less than the pass credit.
    """
    marks = _mark_questions(instrument.area_questions(area), answers)
    return _unmet(marks, rung, instrument.pass_credit)


def next_rung(area: AreaId, instrument: Instrument, answers: Answers) -> int | None:
    """Return the lowest rung of an area that is not reached; None when nothing is missing."""
    marks = _mark_questions(instrument.area_questions(area), answers)
    return next(
        (rung for rung in _rungs(marks) if _unmet(marks, rung, instrument.pass_credit)), None
    )


def credit_of(question: Question, answer: Answer | None) -> float | None:
    """Return the credit 0 to 1 that an answer earns, None when it is missing or N/A."""
    if answer is None or answer.choice is None:
        return None
    return question.choice(answer.choice).credit


def applies(answer: Answer | None) -> bool:
    """Return whether the question counts: it is not marked "not applicable" with a reason."""
    return answer is None or answer.choice is not None or not answer.not_applicable_reason


def _mark_questions(questions: Sequence[Question], answers: Answers) -> list[_Mark]:
    return [
        _mark(question, answers.get(question.id))
        for question in questions
        if applies(answers.get(question.id))
    ]


def _mark(question: Question, answer: Answer | None) -> _Mark:
    credit = credit_of(question, answer)
    if answer is None or credit is None:
        return _Mark(question, None, 0.0, 1.0)
    if not answer.confidence.is_low:
        return _Mark(question, credit, credit, credit)
    return _Mark(question, credit, *_neighbours(question.choices, credit))


def _neighbours(choices: Sequence[Choice], credit: float) -> tuple[float, float]:
    """Return the next lower and next higher credit on offer, the credit itself at an end."""
    lower = [choice.credit for choice in choices if choice.credit < credit]
    higher = [choice.credit for choice in choices if choice.credit > credit]
    return max(lower, default=credit), min(higher, default=credit)


def _area_level(area: AreaId, marks: Sequence[_Mark], pass_credit: float) -> AreaLevel:
    answered = [mark for mark in marks if mark.credit is not None]
    if not answered:
        return AreaLevel(area, None, None, None, None, 0, len(marks), LevelState.NOT_ASSESSED)
    weight = sum(mark.question.weight for mark in answered)
    index = 100 * sum(mark.question.weight * (mark.credit or 0.0) for mark in answered) / weight
    low, high = _index_range(marks)
    return AreaLevel(
        area=area,
        tier=_tier_reached(marks, pass_credit),
        index=index,
        # The same sums in another order may differ in the last bit.
        low=min(low, index),
        high=max(high, index),
        answered=len(answered),
        applicable=len(marks),
        state=LevelState.FINAL if len(answered) == len(marks) else LevelState.PROVISIONAL,
    )


def _index_range(marks: Sequence[_Mark]) -> tuple[float, float]:
    weight = sum(mark.question.weight for mark in marks)
    low = sum(mark.question.weight * mark.low for mark in marks)
    high = sum(mark.question.weight * mark.high for mark in marks)
    return 100 * low / weight, 100 * high / weight


def _tier_reached(marks: Sequence[_Mark], pass_credit: float) -> int:
    reached = 0
    for rung in _rungs(marks):
        if _unmet(marks, rung, pass_credit):
            break
        reached = rung
    return reached


def _rungs(marks: Sequence[_Mark]) -> list[int]:
    return sorted({mark.question.tier for mark in marks if mark.question.tier is not None})


def _unmet(marks: Sequence[_Mark], rung: int, pass_credit: float) -> tuple[Question, ...]:
    return tuple(
        mark.question
        for mark in marks
        if mark.question.tier == rung and (mark.credit is None or mark.credit < pass_credit)
    )


def _whole_level(areas: Sequence[AreaLevel], about_whole: Sequence[_Mark]) -> AreaLevel:
    applicable = [level for level in areas if level.applicable]
    assessed = [level for level in applicable if level.index is not None]
    answered = sum(level.answered for level in areas)
    answered += sum(mark.credit is not None for mark in about_whole)
    asked = sum(level.applicable for level in areas) + len(about_whole)
    if not assessed:
        state = LevelState.NOT_ASSESSED
        return AreaLevel(OVERALL, None, None, None, None, answered, asked, state)
    index = _mean([level.index for level in assessed], 0.0)
    return AreaLevel(
        area=OVERALL,
        tier=min(level.tier for level in assessed if level.tier is not None),
        index=index,
        low=min(_mean([level.low for level in applicable], 0.0), index),
        high=max(_mean([level.high for level in applicable], 100.0), index),
        answered=answered,
        applicable=asked,
        state=LevelState.FINAL if answered == asked else LevelState.PROVISIONAL,
    )


def _mean(values: Sequence[float | None], unknown: float) -> float:
    return sum(unknown if value is None else value for value in values) / len(values)
