"""Conditions on whole columns: facts, texts, scores, points, changes; the unknown meets nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.conditions import Subjects, knows, meets
from csdesk.scoring.health import score_facts
from tests.facts import make_facts, make_score

FACTS = make_facts(
    nps=[9.0, 6.0, None],
    texts={"segment": ["SMB", "enterprise", None], "employees": ["50", "5000", "many"]},
    arr=[100.0, 0.0, 20.0],
)


def met(*conditions: Condition, subjects: Subjects | None = None) -> list[bool]:
    return meets(conditions, subjects or Subjects(FACTS)).tolist()


@pytest.mark.parametrize(
    ("test", "number", "expected"),
    [
        (Comparison.IS, 6.0, [False, True, False]),
        (Comparison.IS_NOT, 6.0, [True, False, True]),
        (Comparison.BELOW, 9.0, [False, True, False]),
        (Comparison.BELOW, 6.0, [False, False, False]),
        (Comparison.AT_MOST, 6.0, [False, True, False]),
        (Comparison.ABOVE, 6.0, [True, False, False]),
        (Comparison.AT_LEAST, 6.0, [True, True, False]),
        (Comparison.KNOWN, None, [True, True, False]),
        (Comparison.UNKNOWN, None, [False, False, True]),
    ],
)
def test_numbers_are_compared_and_the_unknown_meets_only_two(test, number, expected):
    assert met(Condition("nps", test, number)) == expected


def test_texts_are_any_of_the_words_without_regard_to_capitals():
    is_one = Condition("list.segment", Comparison.IS, words=("smb", "ENTERPRISE"))
    assert met(is_one) == [True, True, False]
    assert met(replace(is_one, test=Comparison.IS_NOT)) == [False, False, True]
    assert met(Condition("list.segment", Comparison.UNKNOWN)) == [False, False, True]


def test_a_text_that_is_a_number_can_be_compared():
    assert met(Condition("list.employees", Comparison.ABOVE, 100)) == [False, True, False]


def test_all_conditions_must_hold_and_none_are_met_by_everybody():
    arr = Condition("arr", Comparison.ABOVE, 0)
    assert met(arr, Condition("nps", Comparison.KNOWN)) == [True, False, False]
    assert met() == [True, True, True]


def test_a_change_is_in_percent_of_the_earlier_day_account_by_account():
    earlier = make_facts(keys=["A2", "A1"], nps=[8.0, 6.0])
    subjects = Subjects(FACTS, earlier=earlier)
    # A1 from 6 to 9 is half as much again, A2 from 8 to 6 a quarter less
    assert met(Condition("change.nps", Comparison.AT_LEAST, 50), subjects=subjects) == [
        True,
        False,
        False,
    ]
    assert met(Condition("change.nps", Comparison.IS, -25), subjects=subjects)[1]
    assert met(Condition("change.nps", Comparison.KNOWN)) == [False, False, False]


def some_health(facts, scorecard) -> HealthResult:
    scores = (
        make_score("A1", 90.0, Band.GREEN, {"nps": 10}),
        make_score("A2", 45.0, Band.RED, {"nps": 5}, coverage=50),
        make_score("A3", None, Band.UNSCORED, coverage=0),
    )
    return HealthResult(scorecard, facts.as_of, scores, {}, 50, 100, (), None, None)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("score", Comparison.BELOW, 50), [False, True, False]),
        (Condition("score", Comparison.UNKNOWN), [False, False, True]),
        (Condition("coverage", Comparison.BELOW, 60), [False, True, True]),
        (Condition("band", Comparison.IS, words=("red", "unscored")), [False, True, True]),
        (Condition("points.nps", Comparison.AT_MOST, 5), [False, True, False]),
    ],
)
def test_scores_can_be_asked_for(condition, expected, scorecard):
    assert met(condition, subjects=Subjects(FACTS, some_health(FACTS, scorecard))) == expected


def test_columns_of_scores_answer_as_single_scores_do(scorecard):
    nps = replace(scorecard.signal("nps"), weight=100)
    card = replace(scorecard, signals=(nps,))
    health = score_facts(FACTS, (card,))
    listed = replace(health, scores=tuple(health.scores))
    for condition in (
        Condition("score", Comparison.AT_LEAST, 50),
        Condition("coverage", Comparison.IS, 100),
        Condition("band", Comparison.IS, words=("green",)),
        Condition("points.nps", Comparison.IS, 5),
    ):
        whole = met(condition, subjects=Subjects(FACTS, health))
        assert whole == met(condition, subjects=Subjects(FACTS, listed))
        assert True in whole


def test_without_scores_nothing_is_known_of_them():
    assert met(Condition("score", Comparison.KNOWN)) == [False, False, False]
    assert met(Condition("band", Comparison.IS, words=("red",))) == [False, False, False]
    assert met(Condition("points.nps", Comparison.UNKNOWN)) == [True, True, True]


def test_the_band_before_is_that_of_the_scores_kept_last():
    subjects = Subjects(FACTS, bands_before={AccountKey("A2"): Band.GREEN})
    was_green = Condition("band_before", Comparison.IS, words=("green",))
    assert met(was_green, subjects=subjects) == [False, True, False]


def test_what_is_known_is_told_for_all_conditions_together():
    asked = (
        Condition("nps", Comparison.BELOW, 1),
        Condition("list.segment", Comparison.IS, words=("x",)),
    )
    assert knows(asked, Subjects(FACTS)).tolist() == [True, True, False]


def test_a_fact_without_a_definition_is_a_key_error():
    with pytest.raises(KeyError):
        met(Condition("mood", Comparison.KNOWN))
