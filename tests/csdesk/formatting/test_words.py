"""Dates and the words for states."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.formatting import (
    band_word,
    column_letters,
    confidence_word,
    day,
    day_range,
    join_words,
    level_state_word,
    readable_dates,
    sentence,
    severity_word,
)
from csdesk.model.answers import Confidence
from csdesk.model.findings import Severity
from csdesk.model.health import Band
from csdesk.model.levels import LevelState


def test_a_date_cannot_be_read_in_two_ways():
    assert day(date(2026, 3, 9)) == "9 Mar 2026"
    assert day(None) == "–"
    assert day_range(date(2023, 12, 31), date(2024, 12, 31)) == "31 Dec 2023 to 31 Dec 2024"


def test_every_state_has_its_own_word():
    for words in (
        [band_word(band) for band in Band],
        [severity_word(severity) for severity in Severity],
        [level_state_word(state) for state in LevelState],
        [confidence_word(confidence) for confidence in Confidence],
    ):
        assert all(words)
        assert len(set(words)) == len(words)


def test_an_unscored_account_is_never_called_healthy():
    assert band_word(Band.UNSCORED) == "Not scored"


def test_words_are_joined_as_in_a_sentence():
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a and b"
    assert join_words(["a", "b", "c", "d"]) == "a, b, c and d"
    assert join_words(["a", "b", "c", "d"], most=2) == "a, b and 2 more"


def test_iso_dates_in_a_sentence_become_days():
    assert readable_dates("2025-10-31 to 2026-10-31") == "31 Oct 2025 to 31 Oct 2026"
    assert readable_dates("no. 2025-13-45 and 12025-10-31") == "no. 2025-13-45 and 12025-10-31"


def test_a_sentence_starts_with_a_capital_and_ends_with_a_stop():
    assert sentence("needs a list ") == "Needs a list."
    assert sentence("Is it?") == "Is it?"
    assert sentence("") == ""


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_have_the_letters_of_a_spreadsheet(number, letters):
    assert column_letters(number) == letters
