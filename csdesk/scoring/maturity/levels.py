"""The level of each area of an instrument and of the whole, from the answers (S1.15)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import fsum

from csdesk.model.answers import Answers
from csdesk.model.areas import Area, AreaKind
from csdesk.model.identifiers import AreaId, FunctionId
from csdesk.model.instruments import OVERALL, Instrument, Question
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.scoring.maturity.areas import (
    AreaMarks,
    count_facts,
    count_marks,
    mark_area,
    score_area,
    without_range,
)
from csdesk.scoring.maturity.marks import NO_CAPS, Caps
from csdesk.scoring.maturity.wholes import average_tiers, describe_whole, score_dimension

EVERYTHING: frozenset[FunctionId] = frozenset()
Asked = Mapping[AreaId, list[Question]]
"""The questions of each area."""


def score_instrument(
    instrument: Instrument,
    answers: Answers,
    *,
    functions: Collection[FunctionId] = EVERYTHING,
    caps: Caps = NO_CAPS,
) -> MaturityResult:
    """Return the level of each area and of the whole, index 0 to 100 (S1.15).

    - The index of an area is the mean credit of its answered questions, by weight.
    - Its tier is the highest whose thresholds hold with those of all below; what is unanswered
      has nothing in place, and the level is provisional. Nobody is below the lowest tier.
    - The whole stands at the tier of its lowest practice area. Its index is the mean of its
      practice areas by weight, or of its dimensions where it has any. Questions about the whole
      count for progress, never for its tier or index.
    - ``low`` and ``high`` take any answer where there is none, and one choice worse or better
      where the confidence is low.
    - Where nothing is answered or applies, nothing is assessed, and no parent counts it. Areas
      outside ``functions`` count nowhere.
    - ``caps`` limit the credit of answers that the data contradict.
    """
    left_out = find_left_out(instrument, functions)
    asked = _group_questions(instrument, left_out)
    marks = _mark_areas(instrument, asked, answers, caps)
    levels = {area: score_area(area, marks[area], instrument) for area in marks}
    levels |= _count_facts(instrument, asked, answers)
    dimensions = [(score_dimension(one, levels), one.weight) for one in instrument.dimensions]
    practice = [(levels[area.id], area.weight) for area in _practice_areas(instrument, left_out)]
    whole = mark_area(_overall_questions(instrument), answers, NO_CAPS)
    counted = [*_counted(instrument, levels, left_out), count_marks(OVERALL, whole)]
    average, average_low, average_high = average_tiers(practice)
    points, most_points = _points(instrument, marks, left_out)
    return MaturityResult(
        instrument=instrument.id,
        areas=tuple(without_range(levels[area.id]) for area in instrument.areas),
        overall=without_range(describe_whole(practice, dimensions, counted)),
        average_tier=average,
        average_low=average_low,
        average_high=average_high,
        dimensions=tuple(without_range(level) for level, _ in dimensions),
        points=points,
        most_points=most_points,
        left_out=tuple(area.id for area in instrument.areas if area.id in left_out),
    )


def find_left_out(instrument: Instrument, functions: Collection[FunctionId]) -> frozenset[AreaId]:
    """Return the areas that belong to none of the chosen functions (S3.1)."""
    if not functions:
        return frozenset()
    return frozenset(
        area.id
        for area in instrument.areas
        if area.functions and not set(area.functions) & set(functions)
    )


def _mark_areas(
    instrument: Instrument, asked: Asked, answers: Answers, caps: Caps
) -> dict[AreaId, AreaMarks]:
    return {
        area.id: mark_area(asked[area.id], answers, caps)
        for area in instrument.areas
        if area.kind is not AreaKind.FACTS
    }


def _practice_areas(instrument: Instrument, left_out: Collection[AreaId]) -> list[Area]:
    return [area for area in instrument.practice_areas if area.id not in left_out]


def _group_questions(instrument: Instrument, left_out: Collection[AreaId]) -> Asked:
    """Return the questions of each area, in their order; none of an area that is left out."""
    asked: dict[AreaId, list[Question]] = {area.id: [] for area in instrument.areas}
    for question in instrument.questions:
        if question.area in asked and question.area not in left_out:
            asked[question.area].append(question)
    return asked


def _count_facts(instrument: Instrument, asked: Asked, answers: Answers) -> dict[AreaId, AreaLevel]:
    return {
        area.id: count_facts(area.id, asked[area.id], answers)
        for area in instrument.areas
        if area.kind is AreaKind.FACTS
    }


def _counted(
    instrument: Instrument, levels: Mapping[AreaId, AreaLevel], left_out: Collection[AreaId]
) -> list[AreaLevel]:
    """Return the levels that the whole rests on: practice, and whatever dimensions draw on."""
    shared = {share.area for dimension in instrument.dimensions for share in dimension.shares}
    resting = {area.id for area in _practice_areas(instrument, left_out)} | shared
    return [levels[area.id] for area in instrument.areas if area.id in resting]


def _overall_questions(instrument: Instrument) -> list[Question]:
    about_whole = set(instrument.overall_questions)
    return [question for question in instrument.questions if question.id in about_whole]


def _points(
    instrument: Instrument, marks: Mapping[AreaId, AreaMarks], left_out: Collection[AreaId]
) -> tuple[float | None, float | None]:
    """Return the points earned and those on offer, where the instrument counts points."""
    if instrument.points is None:
        return None, None
    areas = _practice_areas(instrument, left_out)
    found = [mark for area in areas for mark in marks[area.id].marks]
    earned = [mark.stands.credit for mark in found if mark.stands is not None]
    points = instrument.points * fsum(earned) if earned else None
    return points, instrument.points * len(found)
