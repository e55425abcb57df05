"""Contrast as the guidelines give it, and which ink can be read on a colour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.formatting.contrast import contrast, ink_on, is_readable, read_colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


@given(colours)
def test_something_can_be_read_on_every_colour(colour):
    assert is_readable(ink_on(colour), colour)


def test_white_comes_before_dark_and_dark_before_black():
    assert ink_on("#0a3d62") == "#ffffff"
    assert ink_on("#ffd400") == "#161b26"
    assert ink_on("#e8590c") == "#161b26"


def test_a_colour_is_six_digits_and_written_in_one_way():
    assert read_colour(" #0A3D62 ") == "#0a3d62"
    assert [read_colour(words) for words in ("#fff", "red", "0a3d62", "#0a3d62;", "")] == [None] * 5
