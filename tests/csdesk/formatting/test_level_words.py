"""The words for a level: one for each state that can be told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.formatting import average_words, level_word, mark_word
from csdesk.model.identifiers import AreaId, InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.ladders import Mark, Tier
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult

LADDER = Instrument(
    id=InstrumentId("ladder"),
    version="1",
    name="",
    description="",
    tiers=(Tier(1, "Ad-hoc", ""), Tier(2, "Repeatable", "")),
    areas=(),
    questions=(),
    overall_questions=(),
    marks=(Mark(0, "Thin"), Mark(40, "Fair"), Mark(70, "Strong")),
)
LEVEL = AreaLevel(AreaId("data"), 1, 55.0, 50.0, 60.0, 3, 4, LevelState.PROVISIONAL)


def test_a_tier_goes_by_its_name():
    assert level_word(replace(LEVEL, tier=2), LADDER) == "Repeatable"


def test_the_lowest_tier_says_where_not_all_of_it_is_met():
    assert level_word(replace(LEVEL, is_met=False), LADDER) == "Ad-hoc, not all of it met"


def test_below_a_ladder_without_a_floor_nothing_is_in_place():
    assert level_word(replace(LEVEL, tier=0), LADDER) == "Not in place"


def test_nothing_assessed_is_no_tier_at_all():
    nothing = replace(LEVEL, tier=None, index=None, state=LevelState.NOT_ASSESSED)
    assert level_word(nothing, LADDER) == "Not assessed"


def test_without_a_ladder_the_index_has_a_word():
    assert level_word(replace(LEVEL, tier=None), LADDER) == "Fair"


def test_an_index_without_words_has_none():
    assert level_word(replace(LEVEL, tier=None), replace(LADDER, marks=())) == ""


@pytest.mark.parametrize(
    ("index", "word"),
    [(0, "Thin"), (39.99, "Thin"), (40, "Fair"), (69.96, "Fair"), (100, "Strong")],
)
def test_a_word_begins_at_its_mark_by_the_unrounded_index(index, word):
    assert mark_word(index, LADDER) == word


def result(*average: float | None) -> MaturityResult:
    return MaturityResult(InstrumentId("ladder"), (), LEVEL, *average)


def test_a_mean_level_comes_with_its_range():
    assert average_words(result(2.1, 1.7, 2.8)) == "2.1, between 1.7 and 2.8"


def test_a_mean_level_that_is_sure_has_no_range():
    assert average_words(result(2.5, 2.5, 2.5)) == "2.5"


def test_a_mean_of_nothing_is_unknown():
    assert average_words(result(None)) == "–"
