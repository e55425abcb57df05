"""What changed between two engagements, and how much of it is another instrument."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from csdesk.model.answers import Answers
from csdesk.model.assessments import AnswerChange, AreaChange, Assessment, Comparison
from csdesk.model.identifiers import AreaId, FunctionId, QuestionId
from csdesk.model.instruments import OVERALL, Instrument, Question
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.scoring.maturity.ladder import FULL
from csdesk.scoring.maturity.levels import EVERYTHING, score_instrument
from csdesk.scoring.maturity.marks import TOLERANCE, credit_of, said


def compare_assessments(
    instrument_before: Instrument,
    answers_before: Answers,
    instrument_after: Instrument,
    answers_after: Answers,
    *,
    carried: Answers | None = None,
    functions: Collection[FunctionId] = EVERYTHING,
) -> Comparison:
    """Return what changed from one engagement to the next, each by the instrument of its time.

    The change of the whole index has two parts, which add up to it exactly:

    - ``by_instrument``: the old answers to the questions that both versions ask, scored by the
      new version, less the old index. Same people, same answers, another yardstick.
    - the rest: the new index less that. Same yardstick, other answers.

    ``carried`` are the old answers as an upgrade moves them to the new version; by default as
    they are, and a choice that is no longer offered counts as open. Where both versions are the
    same, ``by_instrument`` is 0; it is None where one of the three indexes is unknown.
    """
    before = score_instrument(instrument_before, answers_before, functions=functions)
    after = score_instrument(instrument_after, answers_after, functions=functions)
    old = {question.id: question for question in instrument_before.questions}
    new = {question.id: question for question in instrument_after.questions}
    moved = answers_before if carried is None else carried
    common = {key: answer for key, answer in moved.items() if key in old and key in new}
    between = score_instrument(instrument_after, common, functions=functions)
    areas = _compare_areas(before, after)
    return Comparison(
        areas=areas,
        overall=_change(OVERALL, before.overall, after.overall),
        answers=_compare_answers(old, answers_before, new, answers_after),
        improved=_most_improved(areas),
        concern=_top_concern(areas),
        by_instrument=_rise(before.overall.index, between.overall.index),
        shared_questions=len(old.keys() & new.keys()),
        all_questions=len(old.keys() | new.keys()),
    )


def compare_with_earlier(assessment: Assessment) -> Comparison | None:
    """Return what changed since the engagement before; None where it assessed nothing.

    What only the data answer counts at neither date: it was not answered by people.
    """
    earlier = assessment.earlier
    if earlier is None:
        return None
    return compare_assessments(
        earlier.instrument,
        earlier.answers,
        assessment.instrument,
        {key: one for key, one in assessment.answers.items() if not one.is_from_data},
        carried=earlier.carried,
        functions=assessment.functions,
    )


def _compare_areas(before: MaturityResult, after: MaturityResult) -> tuple[AreaChange, ...]:
    """Return the areas of the new version, and after them those that it dropped."""
    old = {level.area: level for level in before.areas}
    new = {level.area: level for level in after.areas}
    return tuple(_change(area, old.get(area), new.get(area)) for area in {**new, **old})


def _change(area: AreaId, before: AreaLevel | None, after: AreaLevel | None) -> AreaChange:
    return AreaChange(
        area=area,
        index_before=before.index if before else None,
        index_after=after.index if after else None,
        tier_before=before.tier if before else None,
        tier_after=after.tier if after else None,
        is_met_before=before.is_met if before else True,
        is_met_after=after.is_met if after else True,
    )


def _most_improved(areas: Iterable[AreaChange]) -> AreaChange | None:
    risen = [change for change in areas if (change.delta or 0.0) > TOLERANCE]
    return max(risen, key=lambda change: change.delta or 0.0, default=None)


def _top_concern(areas: Iterable[AreaChange]) -> AreaChange | None:
    """Return the area that fell most; where none fell, the lowest of those that stood still.

    One that stands still at the top gives no concern.
    """
    known = [(change, change.delta) for change in areas if change.delta is not None]
    not_risen = [
        (change, delta)
        for change, delta in known
        if delta < -TOLERANCE or (delta <= TOLERANCE and not _is_at_the_top(change))
    ]
    if not not_risen:
        return None
    return min(not_risen, key=lambda pair: (_fall(pair[1]), pair[0].index_after or 0.0))[0]


def _is_at_the_top(change: AreaChange) -> bool:
    return change.index_after is not None and change.index_after >= FULL - TOLERANCE


def _fall(delta: float) -> float:
    """Return a delta below 0, and 0 for what only floating point tells apart."""
    return delta if delta < -TOLERANCE else 0.0


def _rise(before: float | None, after: float | None) -> float | None:
    """Return by how much an index rose, 0 for what only floating point tells apart."""
    if before is None or after is None:
        return None
    return after - before if abs(after - before) > TOLERANCE else 0.0


def _compare_answers(
    old: dict[QuestionId, Question],
    answers_before: Answers,
    new: dict[QuestionId, Question],
    answers_after: Answers,
) -> tuple[AnswerChange, ...]:
    """Return the questions with another answer, those that changed most in credit first."""
    changes = []
    for key, question in {**old, **new}.items():
        before = answers_before.get(key) if key in old else None
        after = answers_after.get(key) if key in new else None
        if said(before) != said(after):
            changes.append(
                AnswerChange(
                    question=key,
                    area=question.area,
                    before=before,
                    after=after,
                    credit_before=credit_of(old[key], before) if key in old else None,
                    credit_after=credit_of(new[key], after) if key in new else None,
                )
            )
    return tuple(sorted(changes, key=lambda change: -_moved(change)))


def _moved(change: AnswerChange) -> float:
    if change.credit_before is None or change.credit_after is None:
        return 0.0
    return abs(change.credit_after - change.credit_before)
