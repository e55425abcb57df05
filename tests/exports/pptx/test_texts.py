"""Texts on slides: only characters, measured, cut where they would overflow."""

from __future__ import annotations

import pytest

from exports.pptx.page import Box
from exports.pptx.texts import count_lines, fit, height_of, one_line, plain_text, shorten
from tests.exports.nasty_texts import NASTY


def test_control_characters_and_directions_go_and_line_breaks_stay():
    assert plain_text("a\x00b\nc\td\u202ee\u00a0f\ufffe") == "ab\nc de\u00a0f\ufffd"
    assert one_line(" a\n b ") == "a b"
    assert plain_text("half \ud800 pair") == "half  pair"


def test_a_text_is_shortened_at_the_end_of_a_sentence_where_one_fits():
    text = "The first is short. The second goes on for much longer than the first does."
    assert shorten(text, 200, 12, 1) == "The first is short."


def test_a_sentence_that_is_too_long_is_cut_after_a_word_and_says_so():
    shown = shorten("one two three four five six seven eight nine ten", 100, 12, 1)
    assert shown.endswith(" …")
    assert shown.startswith("one two")
    assert count_lines(shown, 100, 12) == 1


@pytest.mark.parametrize("text", ["W" * 500, "株" * 300, *NASTY])
def test_no_text_takes_more_lines_than_there_are(text):
    assert count_lines(shorten(text, 120, 12, 2), 120, 12) <= 2


def test_the_largest_size_that_holds_all_of_a_text_is_taken():
    assert fit("Short", Box(0, 0, 300, 40), (30, 20, 10)) == ("Short", 30)
    words, size = fit(
        "Eleven words that do not stand on one line at thirty", Box(0, 0, 300, 40), (30, 10)
    )
    assert (words, size) == ("Eleven words that do not stand on one line at thirty", 10)


def test_a_word_is_not_broken_while_a_smaller_size_keeps_it_whole():
    assert fit("Unternehmensberatung", Box(0, 0, 150, 80), (30, 12))[1] == 12


def test_a_text_of_two_lines_is_two_lines_high():
    assert height_of("a\nb", 100, 10) == pytest.approx(24.4)


def test_nothing_is_one_empty_line():
    assert shorten("", 100, 12, 1) == ""
    assert fit("", Box(0, 0, 100, 20), (12,)) == ("", 12)
