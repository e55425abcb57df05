"""The best answers lead every instrument that ships to its top, the worst to its bottom."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.model.areas import AreaKind
from csdesk.model.instruments import QuestionKind
from csdesk.operations.instruments.trials import answer_all, try_extremes
from csdesk.scoring.maturity import score_instrument

INSTRUMENTS = sorted(load_library().instruments)


@pytest.fixture(params=INSTRUMENTS)
def instrument(request, library):
    return library.instruments[request.param]


@pytest.fixture
def scored(instrument):
    """Return the ids of the areas that something is scored in."""
    return {
        area.id
        for area in instrument.areas
        if area.kind is not AreaKind.FACTS
        and any(one.kind is QuestionKind.CHOICE for one in instrument.area_questions(area.id))
    }


def test_what_ships_passes_the_trial_of_own_instruments(instrument):
    try_extremes(instrument)


def test_the_best_answers_earn_everything(instrument, scored):
    result = score_instrument(instrument, answer_all(instrument, -1))
    for area in scored:
        level = result.area(area)
        assert (level.index, level.low, level.high) == pytest.approx((100, 100, 100))
        assert level.tier == (
            max(tier.number for tier in instrument.tiers) if instrument.tiers else None
        )
    assert result.points == result.most_points


def test_the_worst_answers_earn_nothing(instrument, scored):
    result = score_instrument(instrument, answer_all(instrument, 0))
    for area in scored:
        level = result.area(area)
        assert (level.index, level.low, level.high) == pytest.approx((0, 0, 0))
        assert level.tier == (instrument.lowest_tier if instrument.tiers else None)
    assert not result.points


def test_every_instrument_that_scores_anything_scores_the_whole(instrument, scored):
    practices = {area.id for area in instrument.areas if area.kind is AreaKind.PRACTICE}
    best = score_instrument(instrument, answer_all(instrument, -1)).overall
    assert (best.index is not None) == bool(scored & practices)
