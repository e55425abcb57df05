"""The index with all that is missing for the aim."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.model.answers import Answer, Answers
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER, Instrument
from csdesk.scoring.maturity import aimed_indexes, score_instrument


def stand(instrument: Instrument, answers: Answers, targets: dict[AreaId, int]) -> Assessment:
    result = score_instrument(instrument, answers)
    return Assessment(instrument, answers, result, result, targets=targets)


@pytest.fixture(scope="module")
def ladder() -> Instrument:
    return load_library().instruments[MATURITY_LADDER]


def answer(instrument: Instrument, area: AreaId, *, below: int) -> dict[QuestionId, Answer]:
    """Answer an area: the best up to a tier, from there the worst."""
    return {
        one.id: Answer(one.id, one.choices[-1 if (one.tier or 0) < below else 0].id)
        for one in instrument.area_questions(area)
    }


def test_the_aim_lifts_what_is_missing_up_to_its_tier_and_nothing_above(ladder):
    area = ladder.areas[0].id
    answers = answer(ladder, area, below=2)
    asked = ladder.area_questions(area)
    up_to = sum(one.weight for one in asked if one.tier <= 2)
    found = aimed_indexes(stand(ladder, answers, {area: 2}))
    assert found == {area: pytest.approx(100 * up_to / sum(one.weight for one in asked))}


def test_an_aim_that_is_reached_is_where_the_area_stands(ladder):
    area = ladder.areas[0].id
    assessment = stand(ladder, answer(ladder, area, below=3), {area: 2})
    assert aimed_indexes(assessment) == {area: assessment.claimed.area(area).index}


def test_what_is_not_assessed_has_no_aim_to_draw(ladder):
    area = ladder.areas[0].id
    assert aimed_indexes(stand(ladder, {}, {area: 2})) == {}
