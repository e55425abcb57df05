"""The level of one area: its index, its tier and the range of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import fsum

from csdesk.model.answers import Answers, AnswerState
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument, Question, QuestionKind
from csdesk.model.levels import AreaLevel, LevelState
from csdesk.scoring.maturity.ladder import climb, sort_rungs
from csdesk.scoring.maturity.marks import Caps, Mark, applies, mark_questions

TOP = 100.0


@dataclass(frozen=True, slots=True)
class AreaMarks:
    """The marks of an area, and how many of its questions do not apply."""

    marks: Sequence[Mark]
    not_applicable: int = 0


def mark_area(questions: Iterable[Question], answers: Answers, caps: Caps) -> AreaMarks:
    """Return the marks of those questions of an area that earn credit."""
    scored = [question for question in questions if question.kind is QuestionKind.CHOICE]
    marks = mark_questions(scored, answers, caps)
    return AreaMarks(marks, len(scored) - len(marks))


def score_area(area: AreaId, found: AreaMarks, instrument: Instrument) -> AreaLevel:
    """Return the level of an area, with its range also where nothing is answered yet.

    Parents need the range of an area that is not assessed for their own; ``without_range`` gives
    what is shown.
    """
    marks = found.marks
    level = count_marks(area, found)
    if not marks:
        return level
    index = _index(marks)
    low, high = (index, index) if _is_sure(marks) else _index_range(marks)
    ranged = replace(
        level,
        index=index,
        low=low if index is None or low is None else min(low, index),
        high=high if index is None or high is None else max(high, index),
        confidence=_confidence(marks),
    )
    return _place(ranged, marks, instrument)


def count_marks(area: AreaId, found: AreaMarks) -> AreaLevel:
    """Return how many marks there are and how many are answered, without level and index."""
    answered = sum(mark.stands is not None for mark in found.marks)
    return AreaLevel(
        area=area,
        tier=None,
        index=None,
        low=None,
        high=None,
        answered=answered,
        applicable=len(found.marks),
        state=state_of(answered, len(found.marks)),
        not_applicable=found.not_applicable,
        deferred=sum(mark.is_deferred for mark in found.marks),
    )


def count_facts(area: AreaId, questions: Sequence[Question], answers: Answers) -> AreaLevel:
    """Return how much of an area is known that is never scored."""
    given = [answers.get(question.id) for question in questions]
    states = [AnswerState.UNANSWERED if answer is None else answer.state for answer in given]
    return AreaLevel(
        area=area,
        tier=None,
        index=None,
        low=None,
        high=None,
        answered=states.count(AnswerState.ANSWERED),
        applicable=sum(applies(answer) for answer in given),
        state=LevelState.NOT_ASSESSED,
        not_applicable=states.count(AnswerState.NOT_APPLICABLE),
        deferred=states.count(AnswerState.DEFERRED),
    )


def without_range(level: AreaLevel) -> AreaLevel:
    """Return a level as it is shown: nothing but counts where nothing is assessed."""
    if level.index is not None:
        return level
    return replace(level, tier=None, low=None, high=None, tier_low=None, tier_high=None)


def state_of(answered: int, applicable: int) -> LevelState:
    """Return how far a level can be trusted that rests on so many answers."""
    if answered == 0:
        return LevelState.NOT_ASSESSED
    return LevelState.FINAL if answered == applicable else LevelState.PROVISIONAL


def mean(values: Iterable[tuple[float, float]]) -> float | None:
    """Return the mean of values by weight; None of nothing. Exact in any order (fsum)."""
    pairs = list(values)
    weight = fsum(pair[1] for pair in pairs)
    return fsum(value * part for value, part in pairs) / weight if weight else None


def _index(marks: Sequence[Mark]) -> float | None:
    earned = mean((m.stands.credit, m.question.weight) for m in marks if m.stands is not None)
    return None if earned is None else TOP * earned


def _is_sure(marks: Sequence[Mark]) -> bool:
    """Return whether nothing is open and nothing doubtful: worst and best are what is there."""
    return all(mark.low is mark.stands and mark.high is mark.stands for mark in marks)


def _index_range(marks: Sequence[Mark]) -> tuple[float, float]:
    low = mean((mark.low.credit, mark.question.weight) for mark in marks)
    high = mean((mark.high.credit, mark.question.weight) for mark in marks)
    return TOP * (low or 0.0), TOP * (high or 0.0)


def _confidence(marks: Sequence[Mark]) -> float | None:
    return mean((m.confidence, m.question.weight) for m in marks if m.stands is not None)


def _place(level: AreaLevel, marks: Sequence[Mark], instrument: Instrument) -> AreaLevel:
    rungs = sort_rungs(marks, instrument)
    stands = climb(rungs, lambda mark: mark.stands)
    if stands is None:
        return level
    worst = best = stands
    if not _is_sure(marks):
        worst = climb(rungs, lambda mark: mark.low) or stands
        best = climb(rungs, lambda mark: mark.high) or stands
    return replace(
        level,
        tier=stands.tier,
        is_met=stands.is_met,
        tier_low=min(worst.tier, stands.tier),
        tier_high=max(best.tier, stands.tier),
    )
