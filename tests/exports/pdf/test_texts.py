"""Texts of other people are characters, nothing else."""

from __future__ import annotations

import pytest

from exports.pdf.fonts import register_fonts
from exports.pdf.layout import style
from exports.pdf.texts import one_line, paragraph, plain_text, shorten, unbroken


def test_control_characters_and_directions_go_and_line_breaks_stay():
    assert plain_text("a\x00b\nc\td\u202ee\u00a0f") == "ab\nc de\u00a0f"
    assert one_line(" a\n b ") == "a b"


@pytest.mark.parametrize("text", ["x" * 5_000, "line\n" * 100])
def test_what_is_too_long_is_cut_and_says_so(text):
    shown = plain_text(text)
    assert shown.endswith("(shortened)")
    assert len(shown) <= 4_020
    assert shown.count("\n") < 60


def test_a_text_at_the_limit_is_whole():
    assert plain_text("x" * 4_000) == "x" * 4_000


def test_texts_are_shortened_after_a_word():
    assert shorten("one two three", 9) == "one two …"
    assert shorten("one two", 9) == "one two"


def test_short_texts_stay_on_one_line():
    assert unbroken("3 to 5") == "3\u00a0to\u00a05"
    assert unbroken("three to five") == "three to five"


def test_a_long_name_breaks_after_its_hyphen_before_it_breaks_anywhere_else() -> None:
    register_fonts()
    words = paragraph("Theodora von Hohenstein-Schwarzenbergerin", style(8, 11))
    assert words.wrap(84, 400)[1] == 3 * 11
    lines = [" ".join(line[1]) for line in words.blPara.lines]
    assert lines == ["Theodora von", "Hohenstein-", "Schwarzenbergerin"]
