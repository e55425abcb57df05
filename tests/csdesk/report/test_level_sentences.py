"""A level in one sentence."""

from __future__ import annotations

from dataclasses import replace

from csdesk.report.level_words import level_sentence
from tests.csdesk.report.diagnoses import make_empty, make_full


def test_a_level_of_nothing_is_not_assessed():
    empty = make_empty()
    assert level_sentence(empty.maturity.areas[0], empty.instrument) == (
        "Not assessed: none of 4 questions is answered."
    )


def test_an_area_of_which_nothing_applies_is_not_called_unanswered():
    empty = make_empty()
    level = replace(empty.maturity.areas[0], applicable=0, not_applicable=4)
    assert level_sentence(level, empty.instrument) == (
        "Not assessed: none of its questions applies."
    )


def test_a_level_below_the_first_rung_says_so():
    full = make_full()
    level = replace(full.maturity.areas[0], tier=0, low=41.25, high=41.25)
    assert level_sentence(level, full.instrument) == (
        "Not in place: not yet on the first of 4 levels, provisional. Index 41; "
        "3 of 4 questions answered."
    )


def test_the_lowest_level_says_where_not_all_of_it_is_met():
    full = make_full()
    level = replace(full.maturity.areas[0], tier=1, is_met=False, low=41.25, high=41.25)
    assert level_sentence(level, full.instrument) == (
        "Ad-hoc, not all of it met: level 1 of 4, provisional. Index 41; 3 of 4 questions answered."
    )
