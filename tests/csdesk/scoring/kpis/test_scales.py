"""Scales: what they are called, which answers are among the best, and the way between them."""

from __future__ import annotations

import pytest

from csdesk.scoring.kpis.scales import TO_5, TO_7, TO_10, TO_100, Scale, detect_scale, read_scale


@pytest.mark.parametrize(
    ("text", "scale"),
    [("1-5", TO_5), ("0 – 10", TO_10), ("1 to 7", TO_7), ("0-100", TO_100), ("2-4", Scale(2, 4))],
)
def test_a_scale_is_read_from_its_words(text, scale):
    assert read_scale(text) == scale


@pytest.mark.parametrize("text", ["stars", "", "5-1", "1-5 stars", "5"])
def test_other_words_are_no_scale(text):
    assert read_scale(text) is None


@pytest.mark.parametrize(
    ("values", "scale"),
    [([1, 5], TO_5), ([0, 5], TO_10), ([3, 9], TO_10), ([80, 90], TO_100), ([-3, 500], TO_100)],
)
def test_the_narrowest_scale_that_holds_all_is_taken(values, scale):
    assert detect_scale(values, (TO_5, TO_10, TO_100)) == scale


@pytest.mark.parametrize(("scale", "edge"), [(TO_5, 4), (TO_7, 6), (TO_10, 9), (TO_100, 75)])
def test_the_two_best_answers_begin_one_below_the_best(scale, edge):
    assert scale.top_from == edge


def test_answers_keep_their_place_between_both_ends():
    assert [TO_10.convert(value, TO_5) for value in (0, 5, 10)] == [1, 3, 5]
    assert TO_5.convert(4, TO_100) == 75
